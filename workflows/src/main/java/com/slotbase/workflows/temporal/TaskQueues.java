package com.slotbase.workflows.temporal;

/** The task queues; the worker's configuration is held against them by a test. */
public final class TaskQueues {

  /** Bookings, their payments, and the passes that look after both. */
  public static final String BOOKINGS = "bookings";

  private TaskQueues() {}
}
