package com.slotbase.checker.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What our rows say of a booking's money that goes back through Stripe. Two that are equal were not
 * changed in between.
 *
 * @param intentIds its PaymentIntents
 * @param refunds those of its PaymentIntents
 * @param bookedMinor what the ledger says was given back
 * @param foreign Stripe's ids of refunds that are none of ours, and of which a person was told
 */
public record RefundedBooking(
    String id,
    Set<String> intentIds,
    List<RefundRow> refunds,
    long bookedMinor,
    Set<String> foreign) {

  public RefundedBooking {
    intentIds = Set.copyOf(intentIds);
    refunds = List.copyOf(refunds);
    foreign = Set.copyOf(foreign);
  }

  public Optional<RefundRow> refund(@Nullable String refundId) {
    return refunds.stream().filter(refund -> refund.id().equals(refundId)).findFirst();
  }
}
