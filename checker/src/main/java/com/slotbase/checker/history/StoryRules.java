package com.slotbase.checker.history;

import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.history.StoryHistory.Answer;
import com.slotbase.checker.history.StoryHistory.Look;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold between a booking's story and its row, which was read after the story. */
final class StoryRules {

  static final Invariant SAME =
      new Invariant(
          "row-and-history-tell-the-same",
          "B9",
          "Every state that a story saw its booking in is one that its events tell of.");

  static final Invariant ENDED_DONE =
      new Invariant(
          "story-ends-when-done",
          "B3",
          "A story ends only when its row asks for nothing any more.");

  static final Invariant CAPTURE_ON_RECORD =
      new Invariant(
          "told-capture-is-on-record",
          "B5",
          "What a history tells of as captured is on record as captured, from the same PaymentIntent.");

  static final Invariant VOID_ON_RECORD =
      new Invariant(
          "told-void-is-on-record",
          "B6",
          "What a history tells of as voided is closed on record, and was not captured.");

  static final Invariant NOT_FAILED =
      new Invariant(
          "story-does-not-give-up",
          "B5",
          "A story does not fail while its row asks for something.");

  static final Invariant NOT_STUCK =
      new Invariant(
          "story-is-not-stuck", "B3", "No story's code fails again and again at the same step.");

  static final Invariant DOES_NOT_LINGER =
      new Invariant(
          "story-does-not-linger", "B3", "A story ends once its row asks for nothing any more.");

  /** A deploy or a restart fails a task or two. */
  private static final int STUCK_ATTEMPTS = 4;

  private StoryRules() {}

  static List<Invariant> invariants() {
    return List.of(
        SAME,
        ENDED_DONE,
        CAPTURE_ON_RECORD,
        VOID_ON_RECORD,
        NOT_FAILED,
        NOT_STUCK,
        DOES_NOT_LINGER);
  }

  /** What a history, of a story that ended or still runs, says against the row. */
  static List<Breach> judge(
      Story story, StoryHistory history, BookingRow row, Instant now, Patience patience) {
    var breaches = new ArrayList<Breach>();
    for (Look look : history.looks()) {
      if (!row.path().contains(look.status())) {
        breaches.add(
            new Breach(
                SAME,
                "%s saw booking %s as %s in its event %d; the booking's events tell of %s only"
                    .formatted(story, row.id(), look.status(), look.eventId(), row.path())));
      }
    }
    for (Answer answer : history.answers()) {
      answered(story, answer, row, now, patience).ifPresent(breaches::add);
    }
    if (story.ended() && !history.looks().isEmpty() && history.looks().getLast().asks()) {
      breaches.add(
          new Breach(
              ENDED_DONE,
              "%s of booking %s ended, though what it saw last in its event %d asked for more: %s"
                  .formatted(
                      story,
                      row.id(),
                      history.looks().getLast().eventId(),
                      history.looks().getLast().status())));
    }
    return breaches;
  }

  private static Optional<Breach> answered(
      Story story, Answer answer, BookingRow row, Instant now, Patience patience) {
    Optional<BookingRow.Payment> found =
        row.payments().stream()
            .filter(payment -> payment.id().equals(answer.paymentId()))
            .findFirst();
    return switch (answer.news()) {
      case "paymentCaptured" -> {
        boolean onRecord =
            found
                .filter(BookingRow.Payment::captured)
                .filter(payment ->
                    payment.intentId() == null || payment.intentId().equals(answer.intentId()))
                .isPresent();
        boolean tolerated =
            found.filter(BookingRow.Payment::hasCase).isPresent()
                || found.filter(payment -> !payment.closed()).isPresent()
                    && answer.at().plus(patience.money()).isAfter(now);
        yield breach(!onRecord && !tolerated, CAPTURE_ON_RECORD, story, answer, row);
      }
      case "paymentVoided" -> {
        boolean onRecord =
            found.filter(payment -> payment.closed() && !payment.captured()).isPresent();
        boolean tolerated =
            found.filter(payment -> !payment.closed()).isPresent()
                && answer.at().plus(patience.leftOver()).isAfter(now);
        yield breach(!onRecord && !tolerated, VOID_ON_RECORD, story, answer, row);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Breach> breach(
      boolean broken, Invariant invariant, Story story, Answer answer, BookingRow row) {
    return broken
        ? Optional.of(
            new Breach(
                invariant,
                "%s told %s of payment %s (PaymentIntent %s) in its event %d at %s; booking %s is %s and its payments are %s"
                    .formatted(
                        story,
                        answer.news(),
                        answer.paymentId(),
                        answer.intentId().isEmpty() ? "not told" : answer.intentId(),
                        answer.eventId(),
                        answer.at(),
                        row.id(),
                        row.status(),
                        row.payments().stream()
                            .map(payment -> payment.id() + " " + payment.status())
                            .toList())))
        : Optional.empty();
  }

  /** A story that failed; {@code newest} if no other run has followed it. */
  static Optional<Breach> judgeFailed(
      Story story, boolean newest, BookingRow row, Instant now, Patience patience) {
    boolean waits = row.status().equals("HELD") && row.expiresAt().isAfter(now);
    boolean settled = !row.asksForSomething() || waits || row.hasCase();
    boolean recent = row.changedAt().plus(patience.leftOver()).isAfter(now);
    return story.failed() && newest && !settled && !recent
        ? Optional.of(
            new Breach(
                NOT_FAILED,
                "%s failed at %s and nothing has followed it, though booking %s is %s"
                    .formatted(story, story.closedAt(), row.id(), row.status())))
        : Optional.empty();
  }

  /** A story that runs: a wait for the end of a hold does not count. */
  static List<Breach> judgeRunning(
      Story story,
      Histories.Standing standing,
      StoryHistory history,
      BookingRow row,
      Instant now,
      Patience patience) {
    var breaches = new ArrayList<Breach>();
    if (standing.taskAttempt() >= STUCK_ATTEMPTS) {
      breaches.add(
          new Breach(
              NOT_STUCK,
              "%s of booking %s (%s) is at attempt %d of the same step; its code failed with: %s"
                  .formatted(
                      story,
                      row.id(),
                      row.status(),
                      standing.taskAttempt(),
                      history.taskFailure())));
    }
    boolean done =
        !row.asksForSomething() && !row.changedAt().plus(patience.leftOver()).isAfter(now);
    if (done && !story.dueAt().plus(patience.leftOver()).isAfter(now)) {
      breaches.add(
          new Breach(
              DOES_NOT_LINGER,
              "%s was due at %s and still runs, though booking %s has been %s since %s"
                  .formatted(story, story.dueAt(), row.id(), row.status(), row.changedAt())));
    }
    return breaches;
  }
}
