package com.slotbase.workflows.temporal;

/** The task queues; the worker's configuration is held against them by a test. */
public final class TaskQueues {

  /** Bookings, their payments, and the passes that look after both. */
  public static final String BOOKINGS = "bookings";

  /**
   * The stories of messages, and the calls of Resend; all workers together make those at its pace.
   */
  public static final String MESSAGES = "messages";

  /** Calls of FCM, which has a pace of its own. */
  public static final String PUSHES = "pushes";

  private TaskQueues() {}
}
