package com.slotbase.checker.history;

import com.slotbase.checker.history.StoryHistory.Answer;
import com.slotbase.checker.history.StoryHistory.Look;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold between a story and its rows, which were read after the story. */
final class StoryRules {

  static final Invariant SAME =
      new Invariant(
          "row-and-history-tell-the-same",
          "B9",
          "Every state that a story saw its booking or refund in is one that its events tell of.");

  static final Invariant ENDED_DONE =
      new Invariant(
          "story-ends-when-done",
          "B3",
          "A story ends only when its rows ask for nothing any more.");

  static final Invariant NOT_FAILED =
      new Invariant(
          "story-does-not-give-up",
          "B5",
          "A story does not fail while its rows ask for something.");

  static final Invariant NOT_STUCK =
      new Invariant(
          "story-is-not-stuck", "B3", "No story's code fails again and again at the same step.");

  static final Invariant DOES_NOT_LINGER =
      new Invariant(
          "story-does-not-linger", "B3", "A story ends once its rows ask for nothing any more.");

  /** A deploy or a restart fails a task or two. */
  private static final int STUCK_ATTEMPTS = 4;

  private StoryRules() {}

  static List<Invariant> invariants() {
    return List.of(
        SAME,
        ENDED_DONE,
        PaymentAnswers.CAPTURE_ON_RECORD,
        PaymentAnswers.VOID_ON_RECORD,
        RefundAnswers.REFUND_ON_RECORD,
        NOT_FAILED,
        NOT_STUCK,
        DOES_NOT_LINGER);
  }

  /** What a history, of a story that ended or still runs, says against the rows. */
  static List<Breach> judge(
      Story story, StoryHistory history, Subject subject, Instant now, Patience patience) {
    var breaches = new ArrayList<Breach>();
    for (Look look : history.looks()) {
      if (!subject.told().contains(look.status())) {
        breaches.add(
            new Breach(
                SAME,
                "%s saw %s as %s in its event %d; its events tell of %s only"
                    .formatted(
                        story, subject.name(), look.status(), look.eventId(), subject.told())));
      }
    }
    for (Answer answer : history.answers()) {
      subject.answers().judge(story, answer, now, patience).ifPresent(breaches::add);
    }
    if (story.ended() && !history.looks().isEmpty() && tooEarly(story, history.looks().getLast())) {
      breaches.add(
          new Breach(
              ENDED_DONE,
              "%s of %s ended, though what it saw last in its event %d asked for more: %s"
                  .formatted(
                      story,
                      subject.name(),
                      history.looks().getLast().eventId(),
                      history.looks().getLast().status())));
    }
    return breaches;
  }

  /** A person's decision starts another run, so a wait for it may be cancelled by hand. */
  private static boolean tooEarly(Story story, Look last) {
    return last.asks() && !(last.waitsForAPerson() && story.cancelled());
  }

  /** A story that failed; {@code newest} if no other run has followed it. */
  static Optional<Breach> judgeFailed(
      Story story, boolean newest, Subject subject, Instant now, Patience patience) {
    boolean settled = !subject.asks() || subject.waits(now) || subject.hasCase();
    boolean recent = subject.changedAt().plus(patience.leftOver()).isAfter(now);
    return story.failed() && newest && !settled && !recent
        ? Optional.of(
            new Breach(
                NOT_FAILED,
                "%s failed at %s and nothing has followed it, though %s is %s"
                    .formatted(story, story.closedAt(), subject.name(), subject.status())))
        : Optional.empty();
  }

  /** A story that runs: a wait for a time of its own does not count. */
  static List<Breach> judgeRunning(
      Story story,
      Histories.Standing standing,
      StoryHistory history,
      Subject subject,
      Instant now,
      Patience patience) {
    var breaches = new ArrayList<Breach>();
    if (standing.taskAttempt() >= STUCK_ATTEMPTS) {
      breaches.add(
          new Breach(
              NOT_STUCK,
              "%s of %s (%s) is at attempt %d of the same step; its code failed with: %s"
                  .formatted(
                      story,
                      subject.name(),
                      subject.status(),
                      standing.taskAttempt(),
                      history.taskFailure())));
    }
    boolean done = !subject.asks() && !subject.changedAt().plus(patience.leftOver()).isAfter(now);
    if (done && !story.dueAt().plus(patience.leftOver()).isAfter(now)) {
      breaches.add(
          new Breach(
              DOES_NOT_LINGER,
              "%s was due at %s and still runs, though %s has been %s since %s"
                  .formatted(
                      story,
                      story.dueAt(),
                      subject.name(),
                      subject.status(),
                      subject.changedAt())));
    }
    return breaches;
  }
}
