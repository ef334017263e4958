package com.slotbase.starter.payment;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** B5: one PaymentIntent per hold. */
@WithStarter
class PaymentTest {

  private final Starter starter;
  private final Client alice;

  PaymentTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
  }

  @Test
  void payment_isToldWithWhatStripeNeeds() {
    Answer payment = alice.post(held(alice, starter.pricedListing(), 1) + "/payment").is(200);
    assertThat(payment.body().propertyNames())
        .containsExactlyInAnyOrder("paymentIntentId", "clientSecret", "status");
    assertThat(payment.at("/status").asString()).isEqualTo("requires_payment_method");
  }

  @Test
  void again_isTheSame() {
    String path = held(alice, starter.pricedListing(), 1) + "/payment";
    assertThat(alice.post(path).is(200).body()).isEqualTo(alice.post(path).is(200).body());
  }

  @Test
  void atOnce_thereIsOnePaymentIntent() throws Exception {
    String path = held(alice, starter.pricedListing(), 1) + "/payment";
    int before = starter.stripe().made();
    Callable<Answer> call = () -> alice.post(path).is(200);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var ids =
          clients.invokeAll(IntStream.range(0, 8).mapToObj(i -> call).toList()).stream()
              .map(future -> future.resultNow().at("/paymentIntentId").asString());
      assertThat(ids.distinct()).hasSize(1);
    }
    assertThat(starter.stripe().made()).isEqualTo(before + 1);
  }

  @Test
  void onlyTheOwner_pays() {
    String path = held(alice, starter.pricedListing(), 1) + "/payment";
    starter.staffOf("acme").post(path).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter.customer("mallory").post(path).isProblem(ErrorCode.BOOKING_NOT_FOUND);
  }

  @Test
  void holdWithoutPrice_needsNoPayment() {
    alice
        .post(held(alice, starter.freeListing(), 1) + "/payment")
        .isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void expiredHold_isNotPaid() {
    String path = held(alice, starter.pricedListing(), 1);
    int before = starter.stripe().made();
    starter.expire(path);
    alice.post(path + "/payment").isProblem(ErrorCode.HOLD_EXPIRED);
    assertThat(starter.stripe().made()).isEqualTo(before);
  }

  @Test
  void stripeAway_isToldAsSuchAndMadeUpFor() {
    String path = held(alice, starter.pricedListing(), 1) + "/payment";
    starter.stripe().away(true);
    try {
      alice.post(path).isProblem(ErrorCode.PAYMENT_PROCESSING_ERROR);
    } finally {
      starter.stripe().away(false);
    }
    alice.post(path).is(200);
  }
}
