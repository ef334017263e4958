package com.slotbase.checker;

import com.slotbase.checker.database.Rows;
import com.slotbase.checker.history.HistoryCheck;
import com.slotbase.checker.history.TemporalAccess;
import com.slotbase.checker.invariant.Findings;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Progress;
import com.slotbase.checker.invariant.Violation;
import com.slotbase.checker.money.MoneyCheck;
import com.slotbase.checker.money.RefundCheck;
import com.slotbase.checker.money.StripeAccess;
import com.slotbase.checker.rows.RowsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says whether every invariant holds. May run beside a system in full use: rows are read as of one
 * moment, and what is compared with another source is only judged if it stood still meanwhile.
 */
public final class Checker {

  private final CheckerSettings settings;
  private final Progress progress;

  private Checker(CheckerSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  public static Checker of(CheckerSettings settings) {
    return of(settings, Progress.silent());
  }

  public static Checker of(CheckerSettings settings, Progress progress) {
    return new Checker(settings, progress);
  }

  /** Everything that is checked when nothing is left out. */
  public static List<Invariant> invariants() {
    return Stream.of(
            RowsCheck.invariants(),
            MoneyCheck.invariants(),
            RefundCheck.invariants(),
            HistoryCheck.invariants())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * @return none when every invariant holds
   * @throws com.slotbase.checker.invariant.Unreadable if something can't be read that is to be
   */
  public List<Violation> check() {
    return report().violations();
  }

  /**
   * As {@link #check()}, with what was looked at and what was not.
   *
   * @throws com.slotbase.checker.invariant.Unreadable if something can't be read that is to be
   */
  public Report report() {
    var findings = new Findings();
    var looked = new ArrayList<String>();
    var notChecked = new ArrayList<String>();
    rows(findings, looked);
    settings
        .stripe()
        .ifPresentOrElse(
            stripe -> money(stripe, findings, looked),
            () ->
                notChecked.add(
                    "Stripe's books were not checked against the payments: no STRIPE_API_KEY."));
    settings
        .temporal()
        .ifPresentOrElse(
            temporal -> histories(temporal, findings, looked, notChecked),
            () ->
                notChecked.add(
                    "Temporal's histories were not checked against the rows: no TEMPORAL_ADDRESS."));
    notChecked.addAll(findings.untold());
    return new Report(findings.violations(), looked, notChecked);
  }

  private void rows(Findings findings, List<String> looked) {
    try (var snapshot = Rows.snapshot(settings.database(), settings.patience())) {
      long bookings = RowsCheck.check(snapshot, findings, progress);
      looked.add("bookings: %,d".formatted(bookings));
    }
  }

  private void money(StripeAccess stripe, Findings findings, List<String> looked) {
    try (var rows = Rows.current(settings.database(), settings.patience())) {
      var read = MoneyCheck.check(rows, stripe, settings.patience(), findings, progress);
      looked.add("PaymentIntents: %,d".formatted(read.intents()));
      if (read.strangers() > 0) {
        looked.add(
            "%,d of them naming bookings that are not in this database"
                .formatted(read.strangers()));
      }
      long refunds = RefundCheck.check(rows, stripe, settings.patience(), findings, progress);
      looked.add("refunds at Stripe: %,d".formatted(refunds));
    }
  }

  private void histories(
      TemporalAccess temporal, Findings findings, List<String> looked, List<String> notChecked) {
    try (var rows = Rows.current(settings.database(), settings.patience())) {
      var read = HistoryCheck.check(rows, temporal, settings.patience(), findings, progress);
      looked.add("stories: %,d, of which looked into: %,d".formatted(read.stories(), read.read()));
      if (read.strangers() > 0) {
        looked.add(
            "stories of bookings that are not in this database: %,d".formatted(read.strangers()));
      }
      if (read.unreadable() > 0) {
        notChecked.add(
            "%,d histories hold messages that are no plain JSON, and were not understood."
                .formatted(read.unreadable()));
      }
    }
  }
}
