package com.slotbase.adapters.payment;

import com.slotbase.workflows.domain.Payment;
import java.time.Duration;
import java.util.function.Function;

/**
 * Payments at Stripe, with our rows about them: what is asked of Stripe is what the row says now,
 * so that a repeated call goes on from there.
 *
 * <p>Every method throws {@link PaymentFault} when Stripe gave no final answer, and {@link
 * IllegalArgumentException} for a payment that isn't there.
 */
public final class PaymentGateway {

  private final PaymentStore store;
  private final StripePayments stripe;

  public PaymentGateway(PaymentStore store, StripeSettings settings) {
    this.store = store;
    this.stripe = new StripePayments(settings);
  }

  /** The PaymentIntent of a payment, made if it isn't there yet. */
  public IntentState open(String paymentId) {
    return call(paymentId, payment -> stripe.read(intentOf(payment)));
  }

  /** What Stripe shows of a PaymentIntent now. */
  public IntentState read(String paymentIntentId, Duration timeout) {
    return stripe.read(paymentIntentId, timeout);
  }

  /** Whether the PaymentIntent is what our row says: amount, currency, mode and booking (W4). */
  public boolean matches(Payment payment, IntentState intent) {
    return stripe.matches(payment, intent);
  }

  /** Takes the authorised money, if the PaymentIntent is the one on record. */
  public CaptureOutcome capture(String paymentId) {
    return call(paymentId, payment -> stripe.capture(payment, intentOf(payment)));
  }

  /**
   * Makes sure that nothing is authorised for a payment and nothing can be.
   *
   * @param unlessInTime leaves it alone if it was authorised in time and is the one on record
   * @param timeout of the first read of Stripe
   */
  public VoidOutcome voidPayment(String paymentId, boolean unlessInTime, Duration timeout) {
    return call(
        paymentId,
        payment -> stripe.voidPayment(payment, intentOf(payment), unlessInTime, timeout));
  }

  /**
   * The one PaymentIntent of a payment. Without an id on record there may be one all the same,
   * whose answer was lost: asking for it again finds it, or makes one. It is on record before
   * anybody hears of it.
   */
  private String intentOf(Payment payment) {
    if (payment.paymentIntentId() != null) {
      return payment.paymentIntentId();
    }
    String made = stripe.create(payment);
    String onRecord = store.noteIntent(payment.id(), made);
    if (!onRecord.equals(made)) {
      stripe.cancelStray(made);
    }
    return onRecord;
  }

  private <T> T call(String paymentId, Function<Payment, T> call) {
    Payment payment =
        store
            .find(paymentId)
            .orElseThrow(() -> new IllegalArgumentException("No such payment: " + paymentId));
    try {
      return call.apply(payment);
    } catch (PaymentFault fault) {
      if (fault.isKept()) {
        store.nextGeneration(payment);
      }
      throw fault;
    }
  }
}
