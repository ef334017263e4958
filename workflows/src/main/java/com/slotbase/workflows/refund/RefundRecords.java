package com.slotbase.workflows.refund;

import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refund's row, as local activities. */
@ActivityInterface
public interface RefundRecords {

  /** Sets what the news calls for, if the row allows it, and returns the row. */
  RefundState settleRefund(SettleRefund settle);

  /**
   * What has been learned since the row was last looked at.
   *
   * @param of what the row said when that was asked for which is told; null with no news
   * @param waits between the calls of Stripe; after the last one it is left to a person
   */
  record SettleRefund(
      String refundId, RefundNews news, @Nullable RefundOccasion of, List<Duration> waits) {}
}
