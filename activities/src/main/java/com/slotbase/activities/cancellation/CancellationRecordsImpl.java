package com.slotbase.activities.cancellation;

import com.slotbase.adapters.cancellation.CancellationSettlement;
import com.slotbase.workflows.cancellation.CancellationRecords;
import com.slotbase.workflows.domain.CancellationState;

/** The rows of a cancellation. */
public final class CancellationRecordsImpl implements CancellationRecords {

  private final CancellationSettlement settlement;

  public CancellationRecordsImpl(CancellationSettlement settlement) {
    this.settlement = settlement;
  }

  @Override
  public CancellationState settleCancellation(CancellationOf cancellation) {
    return settlement.settle(cancellation.bookingId());
  }

  @Override
  public void fileRefundCases(CancellationOf cancellation) {
    settlement.fileRefundCases(cancellation.bookingId());
  }

  @Override
  public void recordFailedCompensation(FailedCompensation failed) {
    settlement.recordFailedCompensation(failed.bookingId(), failed.step(), failed.error());
  }
}
