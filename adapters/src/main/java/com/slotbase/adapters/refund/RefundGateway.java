package com.slotbase.adapters.refund;

import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.workflows.domain.Refund;
import com.stripe.exception.StripeException;
import java.util.List;
import java.util.Optional;

/**
 * Refunds at Stripe, with our rows about them. What Stripe shows is looked at before anything is
 * asked for and after any doubt, so that each call may be made twice, by two at once, or after an
 * answer that was lost.
 */
public final class RefundGateway {

  /** docs.stripe.com/error-codes */
  private static final String DISPUTED = "charge_disputed";

  private final RefundStore store;
  private final PaymentStore payments;
  private final StripeRefunds stripe;

  public RefundGateway(RefundStore store, PaymentStore payments, StripeSettings settings) {
    this.store = store;
    this.payments = payments;
    this.stripe = new StripeRefunds(settings);
  }

  /**
   * Has a refund made, unless Stripe shows it already.
   *
   * @throws IllegalArgumentException for a refund that isn't there, or isn't Stripe's to make
   */
  public RefundOutcome make(String refundId) {
    Refund refund = existing(refundId);
    String intent = intentOf(refund);
    try {
      List<StripeRefund> before = shown(refund, intent);
      Optional<StripeRefund> made = standing(before);
      return made.isPresent()
          ? new RefundOutcome.Accepted(made.get())
          : create(refund, intent, before);
    } catch (PaymentFault fault) {
      return new RefundOutcome.NotAccepted(String.valueOf(fault.getMessage()));
    }
  }

  /**
   * @param failed those of it that were made before and have failed
   */
  private RefundOutcome create(Refund refund, String intent, List<StripeRefund> failed) {
    try {
      StripeRefund answer = stripe.create(refund, intent);
      // A key brings up what was answered under it at first: one that has failed since is no news.
      StripeRefund made =
          failed.stream().filter(shown -> shown.id().equals(answer.id())).findAny().orElse(answer);
      if (!made.failed()) {
        return new RefundOutcome.Accepted(made);
      }
      // The key would bring up this failed one again.
      store.nextGeneration(refund);
      return new RefundOutcome.NotAccepted("failed: " + made.failureReason());
    } catch (StripeException e) {
      if (DISPUTED.equals(e.getCode())) {
        // Once the dispute is over, the key would bring up this answer again.
        store.nextGeneration(refund);
        return new RefundOutcome.Disputed(String.valueOf(e.getMessage()));
      }
      return unlessMade(refund, intent, PaymentFault.of(e, true));
    }
  }

  /** Whatever the answer was, or whether there was one: what Stripe shows is what happened. */
  private RefundOutcome unlessMade(Refund refund, String intent, PaymentFault fault) {
    List<StripeRefund> now = shown(refund, intent);
    Optional<StripeRefund> made = standing(now);
    if (made.isPresent()) {
      return new RefundOutcome.Accepted(made.get());
    }
    if (fault.isKept()) {
      store.nextGeneration(refund);
    }
    // A failure of an earlier call: this one is still to be made, under a key that is new.
    return fault.isReplayed()
        ? create(existing(refund.id()), intent, now)
        : new RefundOutcome.NotAccepted(String.valueOf(fault.getMessage()));
  }

  /**
   * The refund that Stripe has made or accepted, if any; one that failed is none.
   *
   * @throws PaymentFault if Stripe gave no answer
   */
  public Optional<StripeRefund> look(String refundId) {
    Refund refund = existing(refundId);
    return find(refund, intentOf(refund));
  }

  /**
   * What Stripe shows of one of its refunds now.
   *
   * @throws PaymentFault if Stripe gave no answer
   */
  public StripeRefund read(String stripeRefundId) {
    return stripe.read(stripeRefundId);
  }

  /**
   * All refunds of a PaymentIntent.
   *
   * @throws PaymentFault if Stripe gave no answer
   */
  public List<StripeRefund> of(String paymentIntentId) {
    return stripe.of(paymentIntentId);
  }

  private Optional<StripeRefund> find(Refund refund, String intent) {
    return standing(shown(refund, intent));
  }

  /** What Stripe shows of our refund: failed ones, and one at most that is not. */
  private List<StripeRefund> shown(Refund refund, String intent) {
    return stripe.of(intent).stream().filter(made -> refund.id().equals(made.refundId())).toList();
  }

  private static Optional<StripeRefund> standing(List<StripeRefund> shown) {
    return shown.stream().filter(made -> !made.failed()).findFirst();
  }

  private Refund existing(String refundId) {
    return store
        .find(refundId)
        .orElseThrow(() -> new IllegalArgumentException("No such refund: " + refundId));
  }

  private String intentOf(Refund refund) {
    return Optional.ofNullable(refund.paymentId())
        .flatMap(payments::find)
        .flatMap(payment -> Optional.ofNullable(payment.paymentIntentId()))
        .orElseThrow(
            () -> new IllegalArgumentException("Not a refund of a PaymentIntent: " + refund.id()));
  }
}
