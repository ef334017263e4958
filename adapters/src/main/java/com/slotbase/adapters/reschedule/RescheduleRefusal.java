package com.slotbase.adapters.reschedule;

import com.slotbase.workflows.domain.BookingStatus;

/** Why a booking is not moved. Nothing was changed. */
public sealed interface RescheduleRefusal extends RescheduleOutcome, RescheduleDue {

  /** No unit is free. */
  record Taken() implements RescheduleRefusal {}

  /** The range has begun. */
  record Past() implements RescheduleRefusal {}

  /** The range costs more than any payment can be. */
  record TooDear() implements RescheduleRefusal {}

  /**
   * The booking has ended, has begun or is just being moved elsewhere; or nothing is to be paid.
   */
  record InvalidState(BookingStatus status) implements RescheduleRefusal {}
}
