package com.slotbase.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.checker.world.ToldStory;
import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What excuses a state that would break an invariant otherwise, even at rest. */
class ExcusesTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aBookingThatIsConfirmingWithACase_isLeftToAPerson() {
    Payment payment = world.authorise(world.hold());
    assertBroken().contains("confirming-ends");

    world.settle(
        payment.bookingId(), new BookingNews.PaymentUnresolved(payment.id(), "Stripe is away"));

    assertBroken().isEmpty();
  }

  @Test
  void moneyTakenWithoutABooking_isLeftToAPerson() {
    Payment payment = world.requestPayment(world.hold());
    world.owner("update payment set refused_at = now() where id = ?", payment.id());
    world.stripe().authorise(payment.paymentIntentId(), Instant.now());
    world.capture(payment);

    assertBroken().isEmpty();
    world.owner("update operator_case set resolved_at = now()");
    assertBroken().contains("captured-payment-has-booking", "captured-money-has-booking");
  }

  @Test
  void moneyThatWasGivenBack_needsNoBooking() {
    Payment payment = world.expiredUnpaid();
    world.stripe().authorise(payment.paymentIntentId(), Instant.now());
    world.stripe().capture(payment.paymentIntentId(), World.PRICE_MINOR);
    assertBroken().contains("captured-money-has-booking");

    world.stripe().refund(payment.paymentIntentId(), World.PRICE_MINOR);

    assertBroken().doesNotContain("captured-money-has-booking");
  }

  @Test
  void aSecondPaymentIntentThatIsCancelled_canTakeNoMoney() {
    Payment payment = world.confirmed();
    String second = world.stripe().open(payment.bookingId(), World.PRICE_MINOR, "EUR");
    assertBroken().containsExactly("intent-is-on-record");

    world.stripe().cancel(second);

    assertBroken().isEmpty();
  }

  @Test
  void aStoryThatFailed_isForgivenOnceItsBookingHasEnded() {
    world.tell(new ToldStory(world.confirmedByStaff()).failed());

    assertBroken().isEmpty();
  }

  @Test
  void aRefundThatStripeMadeUnheard_isGivenTheTimeToBeHeardOf() {
    Payment payment = world.confirmed();
    Refund refund = world.moneyBack().request(payment.bookingId(), 100);
    world.stripe().makeRefund(payment.paymentIntentId(), refund.id(), 100, true);

    assertThat(world.check()).isEmpty();
    assertBroken().contains("stripe-refund-is-on-record");
  }

  @Test
  void aRefundThatCameBackJustNow_isGivenTheTimeToBeHeardOf() {
    Refund refund = world.moneyBack().cancelled(world.confirmed());
    world.stripe().dateBack(refund.stripeRefundId(), Duration.ofDays(20));
    world.stripe().failRefund(refund.stripeRefundId());

    assertThat(world.check()).isEmpty();
    assertBroken().contains("refund-is-at-stripe");
  }

  @Test
  void aRefundMadeByHand_isLeftToAPerson() {
    Payment payment = world.confirmed();
    String made = world.moneyBack().madeByHand(payment, 100);

    assertBroken().isEmpty();
    world.owner("delete from operator_case where subject_id = ?", made);
    assertBroken().contains("stripe-refund-is-on-record");
  }

  @Test
  void aSagaThatWasCancelledWhileItWaitedForAnOperator_isForgiven() {
    String booking = world.moneyBack().waiting(world.confirmed()).bookingId();
    world.tell(
        ToldStory.ofCancellation(booking)
            .sawCancellation("CANCELLING", "PENDING_MANUAL")
            .cancelled());

    assertBroken().isEmpty();
  }

  @Test
  void aParkedRefund_excusesNoPaymentThatIsLeftOpen() {
    Payment payment = world.expiredUnpaid();
    world.owner("update payment set status = 'NONE', closed_at = null where id = ?", payment.id());
    world.owner(
        """
        insert into operator_case (kind, booking_id, subject_id, error) values ('REFUND_PARKED', ?, 'planted', 'planted')
        """,
        payment.bookingId());

    assertBroken().contains("no-payment-left-open");
  }

  private ListAssert<String> assertBroken() {
    return assertThat(
        world.checkAtRest().stream().map(violation -> violation.invariant().name()).toList());
  }
}
