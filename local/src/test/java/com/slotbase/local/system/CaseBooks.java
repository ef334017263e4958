package com.slotbase.local.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a booking and its money have to come to, kept from what was asked for and answered alone. It
 * shares nothing with what it is held against, and is as plain as it can be. Amounts are minor
 * units.
 */
final class CaseBooks {

  /** What cancelling gives back: the first tier that holds, less the fee. */
  record Policy(List<Tier> tiers, long fee) {

    record Tier(int hoursBefore, int percent) {}

    long refundOf(long paid, Duration untilStart) {
      for (Tier tier : tiers) {
        if (untilStart.toSeconds() >= tier.hoursBefore() * 3600L) {
          return Math.max(0, (paid * tier.percent() + 50) / 100 - fee);
        }
      }
      return 0;
    }
  }

  /** What was agreed last: so many hours for that price. */
  record Agreed(Instant start, int hours, long price) {

    Instant end() {
      return start.plus(Duration.ofHours(hours));
    }

    boolean sameTimeAs(Agreed other) {
      return start.equals(other.start) && hours == other.hours;
    }

    Duration untilStart() {
      return Duration.between(Instant.now(), start);
    }

    boolean hasBegun() {
      return untilStart().isNegative();
    }
  }

  /** What is to become of a refund in the end. */
  enum Fate {
    MADE,
    MADE_BY_OTHER_MEANS,
    WAIVED
  }

  /** A refund that was asked for. */
  private record Wanted(long minor, boolean ofCancellation, Fate fate) {}

  private final Policy policy;
  private final Map<String, Wanted> refunds = new LinkedHashMap<>();
  private final List<Long> offline = new ArrayList<>();
  private Agreed agreed;
  private long card;
  private long movedBack;
  private boolean cancelled;

  CaseBooks(Policy policy, Agreed agreed) {
    this.policy = policy;
    this.agreed = agreed;
  }

  Agreed agreed() {
    return agreed;
  }

  /** Its time came earlier. */
  void begunAt(Instant start) {
    agreed = new Agreed(start, agreed.hours(), agreed.price());
  }

  /**
   * @return what moving there gives back: what was paid towards its price beyond the new one, as
   *     far as it is still there
   */
  long moved(Agreed to) {
    long towardsPrice = Math.min(agreed.price(), paidMinor() - movedBack);
    long back = Math.clamp(towardsPrice - to.price(), 0, availableMinor());
    movedBack += back;
    agreed = to;
    return back;
  }

  void captured(long minor) {
    card += minor;
  }

  /** The same amount within five minutes, longer than a case takes, is the same payment (C7). */
  boolean isRecorded(long minor) {
    return offline.contains(minor);
  }

  void recorded(long minor) {
    offline.add(minor);
  }

  /** Takes down those of a booking's refunds that are new; returns their sum. */
  long wanted(List<JsonNode> told, boolean ofCancellation) {
    long sum = 0;
    for (JsonNode refund : told) {
      long minor = refund.at("/amount/minor").asLong();
      var wanted = new Wanted(minor, ofCancellation, Fate.MADE);
      if (refunds.putIfAbsent(refund.get("id").asString(), wanted) == null) {
        sum += minor;
      }
    }
    return sum;
  }

  void decided(String refundId, Fate fate) {
    refunds.computeIfPresent(
        refundId, (id, wanted) -> new Wanted(wanted.minor(), wanted.ofCancellation(), fate));
  }

  void cancelled() {
    cancelled = true;
  }

  /** The booking stands again: what its cancellation was to give back is not given back. */
  void reinstated() {
    cancelled = false;
    refunds.replaceAll((id, wanted) ->
        wanted.ofCancellation() ? new Wanted(wanted.minor(), true, Fate.WAIVED) : wanted);
  }

  boolean isCancelled() {
    return cancelled;
  }

  Collection<String> refundIds() {
    return refunds.keySet();
  }

  Fate fate(String refundId) {
    return wanted(refundId).fate();
  }

  long minor(String refundId) {
    return wanted(refundId).minor();
  }

  private Wanted wanted(String refundId) {
    Wanted wanted = refunds.get(refundId);
    if (wanted == null) {
      throw new AssertionError("Nobody asked for refund " + refundId);
    }
    return wanted;
  }

  long capturedMinor() {
    return card;
  }

  long offlineMinor() {
    return offline.stream().mapToLong(Long::longValue).sum();
  }

  long paidMinor() {
    return card + offlineMinor();
  }

  /** What no refund was asked for yet, but for those that are not to be made. */
  long availableMinor() {
    return paidMinor() - refundedMinor();
  }

  /** What will have been given back once everything is done. */
  long refundedMinor() {
    return refunds.values().stream()
        .filter(wanted -> wanted.fate() != Fate.WAIVED)
        .mapToLong(Wanted::minor)
        .sum();
  }

  long refundOfCancelling() {
    return policy.refundOf(availableMinor(), agreed.untilStart());
  }

  /** What the customer is owed for: nothing any more, once the booking is cancelled. */
  long owedMinor() {
    return cancelled ? 0 : availableMinor();
  }

  long feesMinor() {
    return cancelled ? availableMinor() : 0;
  }

  String paymentStatus() {
    if (paidMinor() == 0) {
      return "NONE";
    }
    if (refundedMinor() >= paidMinor()) {
      return "REFUNDED";
    }
    if (refundedMinor() > 0) {
      return "PARTIALLY_REFUNDED";
    }
    return card > 0 ? "CAPTURED" : "PAID";
  }
}
