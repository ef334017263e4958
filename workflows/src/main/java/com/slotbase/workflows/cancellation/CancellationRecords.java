package com.slotbase.workflows.cancellation;

import com.slotbase.workflows.domain.CancellationState;
import io.temporal.activity.ActivityInterface;

/** The rows of a cancellation, as local activities. */
@ActivityInterface
public interface CancellationRecords {

  /** Ends the cancellation if nothing is left to refund, and returns its rows. */
  CancellationState settleCancellation(CancellationOf cancellation);

  /** The refund step's compensation: what was not refunded has a case that a person sees (C1). */
  void fileRefundCases(CancellationOf cancellation);

  /** Notes that a compensation failed; the others are carried out all the same. */
  void recordFailedCompensation(FailedCompensation failed);

  /** Of which booking. */
  record CancellationOf(String bookingId) {}

  record FailedCompensation(String bookingId, String step, String error) {}
}
