package com.slotbase.checker.history;

import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.booking.BookingRows;
import com.slotbase.checker.booking.BookingRows.Reading;
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
 * Goes through the stories of bookings, the newest first. A row is read after what it is held
 * against: it is written before the history that tells of it, so that time alone breaks nothing.
 */
public final class HistoryCheck {

  private final Histories histories;
  private final BookingRows bookings;
  private final TemporalAccess access;
  private final Patience patience;
  private final Findings findings;
  private final Progress progress;
  private long read;
  private long unreadable;
  private long strangers;

  private HistoryCheck(
      Histories histories,
      BookingRows bookings,
      TemporalAccess access,
      Patience patience,
      Findings findings,
      Progress progress) {
    this.histories = histories;
    this.bookings = bookings;
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
   * @param strangers how many are of bookings that the database does not hold
   */
  public record Read(long stories, long read, long unreadable, long strangers) {}

  public static List<Invariant> invariants() {
    return StoryRules.invariants();
  }

  /**
   * @param rows reads what is committed now
   */
  public static Read check(
      Rows rows, TemporalAccess access, Patience patience, Findings findings, Progress progress) {
    try (var histories = new Histories(access)) {
      var check =
          new HistoryCheck(histories, new BookingRows(rows), access, patience, findings, progress);
      long stories = histories.count(Histories.RUNNING) + histories.count(Histories.CLOSED);
      // All of them are listed: thousands may wait as they should before the one that is stuck.
      histories.list(Histories.RUNNING, Integer.MAX_VALUE, check::running);
      histories.list(Histories.CLOSED, access.maxHistories(), check::closed);
      return new Read(stories, check.read, check.unreadable, check.strangers);
    }
  }

  private void closed(List<Story> page) {
    Map<Story, StoryHistory> told = read(page);
    Reading rows = rowsOf(told.keySet().stream().toList());
    told.forEach((story, history) -> {
      BookingRow row = rows.find(story.bookingId());
      if (row == null) {
        strangers++;
        return;
      }
      judge(story, history, row, rows);
      if (story.failed()) {
        boolean newest =
            histories
                .standing(story.workflowId())
                .filter(standing -> standing.runId().equals(story.runId()))
                .isPresent();
        StoryRules.judgeFailed(story, newest, row, rows.at(), patience)
            .ifPresent(breach -> findings.add(breach.invariant(), row.id(), breach.explanation()));
      }
    });
  }

  /** One that waits for the end of its hold, as it should, has nothing to tell yet. */
  private void running(List<Story> page) {
    Reading before = rowsOf(page);
    List<Story> awake =
        page.stream()
            .filter(story -> {
              BookingRow row = before.find(story.bookingId());
              return row == null
                  || !row.status().equals("HELD")
                  || !story.dueAt().isAfter(before.at());
            })
            .limit(access.maxHistories() - read)
            .toList();
    Map<Story, StoryHistory> told = read(awake);
    Reading after = rowsOf(awake);
    told.forEach((story, history) -> {
      BookingRow row = after.find(story.bookingId());
      if (row == null) {
        strangers++;
        return;
      }
      judge(story, history, row, after);
      Optional<Standing> standing =
          histories
              .standing(story.workflowId())
              .filter(now -> now.running() && now.runId().equals(story.runId()));
      standing.ifPresent(now ->
          StoryRules.judgeRunning(story, now, history, row, after.at(), patience)
              .forEach(breach -> findings.add(breach.invariant(), row.id(), breach.explanation())));
    });
  }

  private void judge(Story story, StoryHistory history, BookingRow row, Reading rows) {
    StoryRules.judge(story, history, row, rows.at(), patience)
        .forEach(breach -> findings.add(breach.invariant(), row.id(), breach.explanation()));
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

  private Reading rowsOf(List<Story> stories) {
    return bookings.read(stories.stream().map(Story::bookingId).distinct().toList());
  }
}
