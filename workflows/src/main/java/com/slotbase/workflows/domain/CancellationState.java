package com.slotbase.workflows.domain;

import java.util.List;

/**
 * What the rows of a cancellation say at one moment: all that its story branches on.
 *
 * @param refunds those of the cancellation under way that are not made, accepted or waived; empty
 *     when none is under way
 */
public record CancellationState(String bookingId, BookingStatus status, List<RefundState> refunds) {

  public CancellationState {
    refunds = List.copyOf(refunds);
  }
}
