package com.slotbase.workflows.temporal;

/** The task queues; the worker's configuration is held against them by a test. */
public final class TaskQueues {

  /** Bookings, their payments, and the passes that look after both. */
  public static final String BOOKINGS = "bookings";

  /** Calls of Resend; all workers together take them at its pace. */
  public static final String MESSAGES = "messages";

  /** Calls of FCM, which has a pace of its own. */
  public static final String PUSHES = "pushes";

  private TaskQueues() {}
}
