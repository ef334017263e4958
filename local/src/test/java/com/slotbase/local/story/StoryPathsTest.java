package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.story.StoryPath.Run;
import com.slotbase.local.story.StoryPath.Story;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays every path on the real server. Each must end as it says, and leave the same events in the
 * same order as the history that the build replays.
 *
 * <p>{@code -Dhistories.record=true} stores what was played instead of comparing.
 */
class StoryPathsTest {

  private static final boolean RECORD = Boolean.getBoolean("histories.record");
  private static final String SWEEP = "sweep";
  private static final String CATCH_UP = "catch-up";
  private static final String CHANGED =
      """
      %s leaves another history than the one that is stored. If that is meant: runs that began \
      before a deploy go the old way, so change the workflow under Workflow.getVersion, keep the \
      stored history under another name for as long as such runs may live, and record the new one \
      with -Dhistories.record=true.\
      """;

  private final Lab lab = Lab.shared();

  @TestFactory
  Stream<DynamicTest> everyPath_endsAsItSays_andLeavesTheHistoryThatIsStored() {
    // Paths wait for holds and for Stripe; a few at once make a quarter of the time.
    ExecutorService players = Executors.newFixedThreadPool(6);
    Map<StoryPath, Future<?>> played = new HashMap<>();
    for (StoryPath path : StoryPath.all()) {
      played.put(path, players.submit(() -> play(path)));
    }
    players.shutdown();
    return StoryPath.all().stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.history(), () -> played.get(path).get(2, TimeUnit.MINUTES)));
  }

  /** Alone, as it would wake the stories of other tests; a bare pass starts nothing. */
  @Test
  void pass_ofTheSweep_leavesTheHistoryThatIsStored() {
    compare(SWEEP, lab.historyOfEnded(lab.sweep()));
  }

  /** Alone, for the same reason. */
  @Test
  void pass_ofTheCatchUp_leavesTheHistoryThatIsStored() {
    String id = CATCH_UP + "-" + UUID.randomUUID();
    lab.catchUp(id);
    compare(CATCH_UP, lab.historyOfEnded(id));
  }

  @Test
  void everyStoredHistory_isOfAPath() {
    List<String> known =
        Stream.concat(StoryPath.all().stream().map(StoryPath::history), Stream.of(SWEEP, CATCH_UP))
            .toList();
    assertThat(StoredHistories.names())
        .map(name -> name.replaceFirst("\\..*", ""))
        .containsOnly(known.toArray(String[]::new))
        .containsAll(known);
  }

  private void play(StoryPath path) {
    Story story = path.play(lab);
    Map<Run, WorkflowExecutionHistory> histories = new LinkedHashMap<>();
    for (Run run : story.runs()) {
      WorkflowExecutionHistory latest = lab.historyOfEnded(run.workflowId());
      histories.put(
          run, run.runId().map(id -> lab.client.fetchHistory(run.workflowId(), id)).orElse(latest));
    }
    path.judge(lab, story);
    histories.forEach((run, history) -> compare(run.history(path), history));
  }

  private static void compare(String name, WorkflowExecutionHistory history) {
    if (RECORD) {
      StoredHistories.write(name, history);
    }
    assertThat(StoredHistories.shape(history))
        .as(CHANGED, name)
        .isEqualTo(StoredHistories.shape(name));
  }
}
