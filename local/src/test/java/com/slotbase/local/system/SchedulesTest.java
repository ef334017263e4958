package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the worker has Temporal run again and again, as often as the settings say. */
@Timeout(120)
class SchedulesTest {

  private final RunningSystem system = RunningSystem.shared();

  @Test
  void eachSchedule_runsItsWorkflowAsOftenAsItIsSet() {
    ScheduleClient schedules =
        ScheduleClient.newInstance(system.temporal.getWorkflowServiceStubs());
    assertRuns(schedules, WorkflowIds.SWEEP, "SweepWorkflow", Duration.ofSeconds(2));
    assertRuns(schedules, WorkflowIds.CATCH_UP, "CatchUpWorkflow", RunningSystem.CATCH_UP);
  }

  /** The first pass is made at once. */
  private static void assertRuns(
      ScheduleClient schedules, String id, String workflow, Duration interval) {
    var handle = schedules.getHandle(id);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> handle.describe().getInfo().getNumActions() > 0);
    Schedule schedule = handle.describe().getSchedule();
    assertThat(schedule.getSpec().getIntervals())
        .extracting(ScheduleIntervalSpec::getEvery)
        .containsExactly(interval);
    var action = (ScheduleActionStartWorkflow) schedule.getAction();
    assertThat(action.getWorkflowType()).isEqualTo(workflow);
  }
}
