package com.slotbase.activities.refund;

import com.slotbase.adapters.refund.RefundSettlement;
import com.slotbase.workflows.domain.RefundState;
import com.slotbase.workflows.refund.RefundRecords;

/** The refund's row. */
public final class RefundRecordsImpl implements RefundRecords {

  private final RefundSettlement settlement;

  public RefundRecordsImpl(RefundSettlement settlement) {
    this.settlement = settlement;
  }

  @Override
  public RefundState settleRefund(SettleRefund settle) {
    return settlement.settle(settle.refundId(), settle.news(), settle.of(), settle.waits());
  }
}
