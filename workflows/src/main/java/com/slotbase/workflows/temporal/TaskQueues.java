package com.slotbase.workflows.temporal;

/** The task queues; the worker's configuration is held against them by a test. */
public final class TaskQueues {

  /** Bookings, their payments, and the passes that look after both. */
  public static final String BOOKINGS = "bookings";

  /** Calls of those who carry messages; all workers together take them at the provider's pace. */
  public static final String MESSAGES = "messages";

  private TaskQueues() {}
}
