package com.slotbase.adapters.reschedule;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Payment;
import org.jspecify.annotations.Nullable;

/** What became of a wish to move a booking. */
public sealed interface RescheduleOutcome
    permits RescheduleOutcome.Moved,
        RescheduleOutcome.UnderWay,
        RescheduleOutcome.PaymentRequired,
        RescheduleRefusal {

  /** The booking is on that range, by this call or before it. */
  record Moved() implements RescheduleOutcome {}

  /** The range is claimed and the money is being taken: the story of the payment decides. */
  record UnderWay(String paymentId) implements RescheduleOutcome {}

  /**
   * The range costs more, and nothing is authorised for it.
   *
   * @param wanted the payment that was asked for; null if none was
   */
  record PaymentRequired(Money due, @Nullable Payment wanted) implements RescheduleOutcome {}
}
