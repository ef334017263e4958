package com.slotbase.workflows.temporal;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ids of all workflows, and what they say. An id is what keeps a story single, so it is made
 * here and nowhere else; no personal data is in any.
 */
public final class WorkflowIds {

  /** The schedule of the sweep, and the prefix of its runs. */
  public static final String SWEEP = "sweep";

  /** The schedule of the catch-up with Stripe's events, and the prefix of its runs. */
  public static final String CATCH_UP = "catch-up";

  /**
   * The one update that sees a booking through: whoever asks a run again gets the answer it gave.
   */
  public static final String CONFIRM_UPDATE = "confirm";

  /** The one update that waits for a cancellation: however many ask, there is one answer. */
  public static final String CANCEL_UPDATE = "cancel";

  /** The one update that sees a move through: however many ask, there is one answer. */
  public static final String RESCHEDULE_UPDATE = "reschedule";

  private static final String BOOKING = "booking:";
  private static final String LATE_PAYMENT = "late-payment:";
  private static final String CANCELLATION = "cancellation:";
  private static final String REFUND = "refund:";
  private static final String RESCHEDULE = "reschedule:";
  private static final String NOTIFICATION = "notification:";

  private WorkflowIds() {}

  /** The story of a booking, from its hold to its end. */
  public static String booking(String bookingId) {
    return BOOKING + bookingId;
  }

  /** The same story taken up again, after the first had ended. */
  public static String latePayment(String bookingId) {
    return LATE_PAYMENT + bookingId;
  }

  /**
   * The saga of a cancellation.
   *
   * @param number counts from 1; a booking that was reinstated may be cancelled again
   */
  public static String cancellation(String bookingId, int number) {
    return CANCELLATION + bookingId + (number == 1 ? "" : ":" + number);
  }

  /** The story of a refund, however often it is taken up. */
  public static String refund(String refundId) {
    return REFUND + refundId;
  }

  /** The story of a payment for moving a booking, however often it is taken up. */
  public static String reschedule(String paymentId) {
    return RESCHEDULE + paymentId;
  }

  /** The story of a message to a person. */
  public static String notification(String notificationId) {
    return NOTIFICATION + notificationId;
  }

  /** One decision of an operator about a case. */
  public static String resolveUpdate(String caseId, String decision) {
    return "resolve:" + caseId + ":" + decision;
  }

  /** The booking that a workflow is about, if its id names one. */
  public static Optional<String> bookingId(String workflowId) {
    return Stream.of(BOOKING, LATE_PAYMENT, CANCELLATION)
        .filter(workflowId::startsWith)
        .map(prefix -> workflowId.substring(prefix.length()).replaceFirst(":\\d+$", ""))
        .findFirst();
  }
}
