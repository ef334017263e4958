package com.slotbase.checker.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.booking.BookingRows;
import com.slotbase.checker.booking.Reading;
import com.slotbase.checker.database.Rows;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Findings;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.invariant.Progress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through Stripe's books and our payments. What looks wrong is looked at again: row,
 * PaymentIntent, row. Only if the two rows are the same, so that it stood beside that PaymentIntent
 * for a moment, is it judged; so a system in full use makes no false alarm.
 *
 * <p>In memory it keeps the id of every PaymentIntent that names a booking, about 100 MB a million.
 */
public final class MoneyCheck {

  /** A booking has fewer steps than this. */
  private static final int LOOKS = 10;

  private final StripeBooks books;
  private final BookingRows bookings;
  private final Findings findings;
  private final Patience patience;
  private final Progress progress;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> capturesTold = new HashSet<>();
  private long strangers;

  private MoneyCheck(
      StripeBooks books,
      BookingRows bookings,
      Findings findings,
      Patience patience,
      Progress progress) {
    this.books = books;
    this.bookings = bookings;
    this.findings = findings;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * What was read.
   *
   * @param intents how many PaymentIntents name a booking
   * @param strangers how many of those name one that the database does not hold
   */
  public record Read(long intents, long strangers) {}

  public static List<Invariant> invariants() {
    return MoneyRules.invariants();
  }

  /**
   * @param rows reads what is committed now
   */
  public static Read check(
      Rows rows, StripeAccess access, Patience patience, Findings findings, Progress progress) {
    try (var books = new StripeBooks(access)) {
      var check = new MoneyCheck(books, new BookingRows(rows), findings, patience, progress);
      books.intents(check::page);
      check.notedButNotSeen();
      books.events("payment_intent.succeeded", check::captureTold);
      return new Read(check.seen.size(), check.strangers);
    }
  }

  private void page(List<Intent> page) {
    var ours = page.stream().filter(intent -> intent.bookingId() != null).toList();
    Reading<BookingRow> reading = bookings.read(ours.stream().map(Intent::bookingId).toList());
    for (Intent intent : ours) {
      seen.add(intent.id());
      BookingRow booking = reading.find(Objects.requireNonNull(intent.bookingId()));
      if (booking == null) {
        strangers++;
      } else {
        var suspected = MoneyRules.judge(intent, booking, reading.at(), patience);
        if (!suspected.isEmpty()) {
          lookAgain(intent.id(), booking.id(), suspected);
        }
      }
    }
    progress.at("PaymentIntents in Stripe's books", seen.size());
  }

  /** Those made since the list was begun, and those that Stripe does not have. */
  private void notedButNotSeen() {
    Map<String, String> unseen = new LinkedHashMap<>();
    bookings.notedIntents((bookingId, intentId) -> {
      if (!seen.contains(intentId)) {
        unseen.put(intentId, bookingId);
      }
    });
    unseen.forEach((intentId, bookingId) -> lookAgain(intentId, bookingId, List.of()));
  }

  private void lookAgain(String intentId, String bookingId, List<Breach> suspected) {
    boolean onlyCounted =
        findings.full(MoneyRules.AT_STRIPE)
            || !suspected.isEmpty()
                && suspected.stream().allMatch(breach -> findings.full(breach.invariant()));
    if (onlyCounted) {
      suspected.forEach(
          breach -> findings.add(breach.invariant(), bookingId, breach.explanation()));
      return;
    }
    for (int look = 1; look <= LOOKS; look++) {
      BookingRow before = bookings.read(List.of(bookingId)).find(bookingId);
      Optional<Intent> intent = books.intent(intentId);
      Reading<BookingRow> after = bookings.read(List.of(bookingId));
      if (before != null && before.equals(after.find(bookingId))) {
        tell(intentId, intent, before, after);
        return;
      }
    }
  }

  private void tell(
      String intentId, Optional<Intent> intent, BookingRow booking, Reading<BookingRow> reading) {
    if (intent.isEmpty()) {
      findings.add(
          MoneyRules.AT_STRIPE,
          booking.id(),
          "Stripe knows no PaymentIntent %s, which is on record for booking %s (%s)"
              .formatted(intentId, booking.id(), booking.status()));
      return;
    }
    MoneyRules.judge(intent.get(), booking, reading.at(), patience)
        .forEach(breach -> findings.add(breach.invariant(), booking.id(), breach.explanation()));
  }

  private void captureTold(JsonNode event) {
    JsonNode intent = event.path("data").path("object");
    String bookingId = intent.path("metadata").path("booking_id").asText(null);
    String intentId = intent.path("id").asText();
    if (bookingId != null && !capturesTold.add(intentId)) {
      findings.add(
          MoneyRules.CAPTURED_ONCE,
          bookingId,
          "Stripe tells again, in event %s, that PaymentIntent %s of booking %s was captured"
              .formatted(event.path("id").asText(), intentId, bookingId));
    }
    progress.at("captures in Stripe's events", capturesTold.size());
  }
}
