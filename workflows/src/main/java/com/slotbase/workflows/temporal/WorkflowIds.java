package com.slotbase.workflows.temporal;

import java.util.Optional;

/**
 * The ids of all workflows, and what they say. An id is what keeps a story single, so it is made
 * here and nowhere else; no personal data is in any.
 */
public final class WorkflowIds {

  /** The schedule of the sweep, and the prefix of its runs. */
  public static final String SWEEP = "sweep";

  /**
   * The one update that sees a booking through: whoever asks a run again gets the answer it gave.
   */
  public static final String CONFIRM_UPDATE = "confirm";

  private static final String BOOKING = "booking:";
  private static final String LATE_PAYMENT = "late-payment:";

  private WorkflowIds() {}

  /** The story of a booking, from its hold to its end. */
  public static String booking(String bookingId) {
    return BOOKING + bookingId;
  }

  /** The same story taken up again, after the first had ended. */
  public static String latePayment(String bookingId) {
    return LATE_PAYMENT + bookingId;
  }

  /** The booking that a workflow is about, if it is about one. */
  public static Optional<String> bookingId(String workflowId) {
    for (String prefix : new String[] {BOOKING, LATE_PAYMENT}) {
      if (workflowId.startsWith(prefix)) {
        return Optional.of(workflowId.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }
}
