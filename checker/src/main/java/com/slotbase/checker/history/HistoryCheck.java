package com.slotbase.checker.history;

import com.slotbase.checker.booking.BookingRows;
import com.slotbase.checker.booking.Reading;
import com.slotbase.checker.booking.RefundRows;
import com.slotbase.checker.database.Rows;
import com.slotbase.checker.history.Histories.Standing;
import com.slotbase.checker.invariant.Findings;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.invariant.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the stories, the newest of each kind first. A row is read after what it is held
 * against: it is written before the history that tells of it, so that time alone breaks nothing.
 */
public final class HistoryCheck {

  private final Histories histories;
  private final Subjects subjects;
  private final TemporalAccess access;
  private final Patience patience;
  private final Findings findings;
  private final Progress progress;
  private long read;
  private long unreadable;
  private long strangers;

  private HistoryCheck(
      Histories histories,
      Subjects subjects,
      TemporalAccess access,
      Patience patience,
      Findings findings,
      Progress progress) {
    this.histories = histories;
    this.subjects = subjects;
    this.access = access;
    this.patience = patience;
    this.findings = findings;
    this.progress = progress;
  }

  /**
   * What was read.
   *
   * @param stories how many there are, running and ended
   * @param read how many of them were looked into
   * @param unreadable how many of those hold something that is no JSON
   * @param strangers how many are of bookings or refunds that the database does not hold
   */
  public record Read(long stories, long read, long unreadable, long strangers) {

    Read and(Read other) {
      return new Read(
          stories + other.stories,
          read + other.read,
          unreadable + other.unreadable,
          strangers + other.strangers);
    }
  }

  public static List<Invariant> invariants() {
    return StoryRules.invariants();
  }

  /**
   * @param rows reads what is committed now
   */
  public static Read check(
      Rows rows, TemporalAccess access, Patience patience, Findings findings, Progress progress) {
    var subjects = new Subjects(new BookingRows(rows), new RefundRows(rows));
    var all = new Read(0, 0, 0, 0);
    try (var histories = new Histories(access)) {
      for (StoryKind kind : StoryKind.values()) {
        var check = new HistoryCheck(histories, subjects, access, patience, findings, progress);
        all = all.and(check.check(kind));
      }
    }
    return all;
  }

  private Read check(StoryKind kind) {
    long stories = histories.count(kind.running()) + histories.count(kind.closed());
    // All of them are listed: thousands may wait as they should before the one that is stuck.
    histories.list(kind, kind.running(), Integer.MAX_VALUE, page -> running(kind, page));
    histories.list(kind, kind.closed(), access.maxHistories(), page -> closed(kind, page));
    return new Read(stories, read, unreadable, strangers);
  }

  private void closed(StoryKind kind, List<Story> page) {
    Map<Story, StoryHistory> told = read(page);
    Reading<Subject> rows = subjects.of(kind, told.keySet());
    told.forEach((story, history) -> {
      Subject subject = rows.find(story.subjectId());
      if (subject == null) {
        strangers++;
        return;
      }
      judge(story, history, subject, rows);
      if (story.failed()) {
        boolean newest =
            histories
                .standing(story.workflowId())
                .filter(standing -> standing.runId().equals(story.runId()))
                .isPresent();
        StoryRules.judgeFailed(story, newest, subject, rows.at(), patience)
            .ifPresent(breach ->
                findings.add(breach.invariant(), subject.bookingId(), breach.explanation()));
      }
    });
  }

  /** One that waits for a time of its own, as it should, has nothing to tell yet. */
  private void running(StoryKind kind, List<Story> page) {
    Reading<Subject> before = subjects.of(kind, page);
    List<Story> awake =
        page.stream()
            .filter(story -> {
              Subject subject = before.find(story.subjectId());
              return subject == null
                  || !subject.waits(before.at())
                  || !story.dueAt().isAfter(before.at());
            })
            .limit(access.maxHistories() - read)
            .toList();
    Map<Story, StoryHistory> told = read(awake);
    Reading<Subject> after = subjects.of(kind, awake);
    told.forEach((story, history) -> {
      Subject subject = after.find(story.subjectId());
      if (subject == null) {
        strangers++;
        return;
      }
      judge(story, history, subject, after);
      Optional<Standing> standing =
          histories
              .standing(story.workflowId())
              .filter(now -> now.running() && now.runId().equals(story.runId()));
      standing.ifPresent(now ->
          StoryRules.judgeRunning(story, now, history, subject, after.at(), patience)
              .forEach(breach ->
                  findings.add(breach.invariant(), subject.bookingId(), breach.explanation())));
    });
  }

  private void judge(Story story, StoryHistory history, Subject subject, Reading<Subject> rows) {
    StoryRules.judge(story, history, subject, rows.at(), patience)
        .forEach(
            breach -> findings.add(breach.invariant(), subject.bookingId(), breach.explanation()));
  }

  private Map<Story, StoryHistory> read(List<Story> stories) {
    var told = new LinkedHashMap<Story, StoryHistory>();
    for (Story story : stories) {
      histories
          .history(story)
          .ifPresent(history -> {
            told.put(story, history);
            unreadable += history.readable() ? 0 : 1;
          });
      progress.at("histories of " + access.address(), ++read);
    }
    return told;
  }
}
