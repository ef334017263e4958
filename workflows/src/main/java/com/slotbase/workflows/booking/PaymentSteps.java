package com.slotbase.workflows.booking;

import com.slotbase.workflows.booking.PaymentCalls.CapturePayment;
import com.slotbase.workflows.booking.PaymentCalls.VoidPayment;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.temporal.ActivityPolicies;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Function;

/** What the stories have done about payments at Stripe; what came of it is news for their rows. */
public final class PaymentSteps {

  private PaymentSteps() {}

  /** Takes the authorised money. */
  public static BookingNews capture(Payment payment, boolean parked) {
    return money(
        payment,
        parked,
        "Capture " + amount(payment),
        calls -> calls.capturePayment(new CapturePayment(payment.id(), parked)));
  }

  /** Makes sure that nothing is authorised, unless it was in time and that is to count. */
  public static BookingNews voidPayment(Payment payment, boolean unlessInTime, boolean parked) {
    return money(
        payment,
        parked,
        "Void " + amount(payment),
        calls -> calls.voidPayment(new VoidPayment(payment.id(), unlessInTime, false, parked)));
  }

  /** The slot waits for this one: without an answer in time it is released, and then voided. */
  static BookingNews voidWhileHolding(Payment payment) {
    try {
      return calls(ActivityPolicies.paymentOfAnExpiredHold("Void " + amount(payment)))
          .voidPayment(new VoidPayment(payment.id(), true, true, false));
    } catch (ActivityFailure e) {
      return new BookingNews.PaymentUnread();
    }
  }

  /** Once a person knows, it is tried without end; until then it ends as news for a person. */
  private static BookingNews money(
      Payment payment, boolean parked, String summary, Function<PaymentCalls, BookingNews> call) {
    try {
      return call.apply(
          calls(
              parked
                  ? ActivityPolicies.parkedPayment(summary)
                  : ActivityPolicies.payment(summary)));
    } catch (ActivityFailure e) {
      return new BookingNews.PaymentUnresolved(payment.id(), reason(e));
    }
  }

  /** In Stripe's words, if it said something. */
  private static String reason(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure refusal
        ? String.valueOf(refusal.getOriginalMessage())
        : "No answer in time: " + failure.getRetryState();
  }

  private static PaymentCalls calls(ActivityOptions options) {
    return Workflow.newActivityStub(PaymentCalls.class, options);
  }

  private static String amount(Payment payment) {
    return payment.amount().minor() + " minor units of " + payment.amount().currency();
  }
}
