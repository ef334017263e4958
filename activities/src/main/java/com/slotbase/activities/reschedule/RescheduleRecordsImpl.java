package com.slotbase.activities.reschedule;

import com.slotbase.adapters.reschedule.RescheduleSettlement;
import com.slotbase.workflows.domain.RescheduleState;
import com.slotbase.workflows.reschedule.RescheduleRecords;

/** The rows of a move. */
public final class RescheduleRecordsImpl implements RescheduleRecords {

  private final RescheduleSettlement settlement;

  public RescheduleRecordsImpl(RescheduleSettlement settlement) {
    this.settlement = settlement;
  }

  @Override
  public RescheduleState settleReschedule(SettleReschedule settle) {
    return settlement.settle(settle.paymentId(), settle.news());
  }
}
