package com.slotbase.adapters.reschedule;

import com.slotbase.workflows.domain.Payment;
import org.jspecify.annotations.Nullable;

/** What became of a wish to pay the difference to a dearer range. */
public sealed interface RescheduleDue permits RescheduleDue.Wanted, RescheduleRefusal {

  /**
   * This is to be paid, and our row about it is committed.
   *
   * @param replacedId the payment that it took the place of, which is to be voided; null if none
   */
  record Wanted(Payment payment, @Nullable String replacedId) implements RescheduleDue {}
}
