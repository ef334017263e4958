package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B6: one PaymentIntent per hold, also when Stripe made it and was not heard. */
@Timeout(60)
class UnheardPaymentIntentTest {

  private static final String CREATE = "/v1/payment_intents";

  private final Lab lab = Lab.shared();
  private final Booking booking = lab.hold(Duration.ofMinutes(5));
  private final Payment payment =
      lab.payments.ofHold(UUID.randomUUID().toString(), booking.id()).orElseThrow();

  @AfterEach
  void heal() {
    lab.stripe.clearFaults();
  }

  @Test
  void errorAfterAnAnswerThatWasLost_leavesNoSecondOne() {
    lab.stripe.fault(CREATE, "POST", "reset", "", 1);
    // The client of the JDK sends what was cut off once more by itself.
    lab.stripe.fault(CREATE, "POST", "error", ",\"status\":503", 1);

    String made = opened();

    assertThat(lab.gateway.open(payment.id()).id()).isEqualTo(made);
    assertThat(lab.stripe.state(booking.id()).get("paymentIntents")).hasSize(1);
  }

  /** Asked once more by whoever is told to. */
  private String opened() {
    try {
      return lab.gateway.open(payment.id()).id();
    } catch (PaymentFault fault) {
      return lab.gateway.open(payment.id()).id();
    }
  }

  @Test
  void errorThatStripeKeeps_isGotOverWithANewKey() {
    lab.stripe.fault(CREATE, "POST", "error", ",\"status\":500", 1);

    assertThatThrownBy(() -> lab.gateway.open(payment.id())).isInstanceOf(PaymentFault.class);
    lab.gateway.open(payment.id());

    assertThat(lab.payments.find(payment.id()).orElseThrow().generation()).isEqualTo(2);
    assertThat(lab.stripe.state(booking.id()).get("paymentIntents")).hasSize(1);
  }
}
