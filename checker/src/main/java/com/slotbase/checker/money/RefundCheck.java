package com.slotbase.checker.money;

import com.slotbase.checker.booking.Reading;
import com.slotbase.checker.booking.RefundRows;
import com.slotbase.checker.booking.RefundedBooking;
import com.slotbase.checker.database.Rows;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Findings;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.invariant.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through Stripe's refunds and ours. As with PaymentIntents, what looks wrong is looked at
 * again, and judged only if our rows were the same before and after Stripe was read.
 *
 * <p>In memory it keeps every refund at Stripe, about 400 MB a million.
 */
public final class RefundCheck {

  private static final int BATCH = 200;

  /** A refund has fewer steps than this. */
  private static final int LOOKS = 10;

  private final StripeBooks books;
  private final RefundRows rows;
  private final Findings findings;
  private final Patience patience;
  private final Progress progress;

  /** What Stripe shows of each PaymentIntent; nothing of one that only our rows tell of. */
  private final Map<String, List<StripeRefund>> byIntent = new HashMap<>();

  private final Set<String> judged = new HashSet<>();

  private RefundCheck(
      StripeBooks books, RefundRows rows, Findings findings, Patience patience, Progress progress) {
    this.books = books;
    this.rows = rows;
    this.findings = findings;
    this.patience = patience;
    this.progress = progress;
  }

  public static List<Invariant> invariants() {
    return RefundRules.invariants();
  }

  /**
   * @param rows reads what is committed now
   * @return how many refunds Stripe shows, of other people's money, too
   */
  public static long check(
      Rows rows, StripeAccess access, Patience patience, Findings findings, Progress progress) {
    try (var books = new StripeBooks(access)) {
      return new RefundCheck(books, new RefundRows(rows), findings, patience, progress).check();
    }
  }

  private long check() {
    long[] shown = new long[1];
    books.refunds(page -> {
      shown[0] += page.size();
      page.stream()
          .filter(refund -> refund.intentId() != null)
          .forEach(refund ->
              byIntent
                  .computeIfAbsent(
                      Objects.requireNonNull(refund.intentId()), id -> new ArrayList<>(1))
                  .add(refund));
      progress.at("refunds in Stripe's books", shown[0]);
    });
    rows.refundedIntents(intentId -> byIntent.putIfAbsent(intentId, List.of()));
    List<String> intents = List.copyOf(byIntent.keySet());
    for (int from = 0; from < intents.size(); from += BATCH) {
      batch(intents.subList(from, Math.min(intents.size(), from + BATCH)));
    }
    return shown[0];
  }

  private void batch(List<String> intentIds) {
    Reading<RefundedBooking> reading = rows.ofIntents(intentIds);
    for (RefundedBooking booking : reading.byId().values()) {
      if (!judged.add(booking.id())) {
        continue;
      }
      List<StripeRefund> listed =
          booking.intentIds().stream()
              .flatMap(id -> byIntent.getOrDefault(id, List.of()).stream())
              .toList();
      var suspected =
          RefundRules.judge(booking, listed, refund -> Optional.empty(), reading.at(), patience);
      if (!suspected.isEmpty()) {
        lookAgain(booking.id(), booking.intentIds(), suspected);
      }
    }
    progress.at("bookings with refunds", judged.size());
  }

  private void lookAgain(String bookingId, Set<String> intentIds, List<Breach> suspected) {
    if (suspected.stream().allMatch(breach -> findings.full(breach.invariant()))) {
      suspected.forEach(
          breach -> findings.add(breach.invariant(), bookingId, breach.explanation()));
      return;
    }
    for (int look = 1; look <= LOOKS; look++) {
      RefundedBooking before = rows.ofIntents(intentIds).find(bookingId);
      List<StripeRefund> shown =
          intentIds.stream().flatMap(id -> books.refundsOf(id).stream()).toList();
      Reading<RefundedBooking> reading = rows.ofIntents(intentIds);
      RefundedBooking after = reading.find(bookingId);
      if (after != null && after.equals(before)) {
        RefundRules.judge(after, shown, this::failedAt, reading.at(), patience)
            .forEach(breach -> findings.add(breach.invariant(), bookingId, breach.explanation()));
        return;
      }
    }
  }

  /** Stripe tells of a failure in an event, and keeps that for 30 days. */
  private Optional<Instant> failedAt(StripeRefund refund) {
    Instant[] at = new Instant[1];
    books.events(
        "refund.failed",
        event -> {
          if (event.path("data").path("object").path("id").asText().equals(refund.id())) {
            at[0] = Instant.ofEpochSecond(event.path("created").asLong());
          }
        });
    return Optional.ofNullable(at[0]);
  }
}
