package com.slotbase.worker.temporal;

import com.slotbase.workflows.temporal.TaskQueues;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;

/** The schedules, as this version of the worker wants them. */
final class Schedules {

  private final ScheduleClient schedules;
  private final List<Passes> wanted;

  Schedules(ScheduleClient schedules, Passes... wanted) {
    this.schedules = schedules;
    this.wanted = List.of(wanted);
  }

  /**
   * A workflow that is run again and again, one pass at a time.
   *
   * @param id of the schedule, and the prefix of its runs
   * @param workflow its interface; it takes no input
   */
  record Passes(String id, Class<?> workflow, Duration interval) {}

  /** Makes each schedule, or brings the one that is there up to date. */
  void ensure() {
    wanted.forEach(this::ensure);
  }

  private void ensure(Passes passes) {
    Schedule schedule = schedule(passes);
    try {
      schedules.createSchedule(
          passes.id(), schedule, ScheduleOptions.newBuilder().setTriggerImmediately(true).build());
    } catch (ScheduleAlreadyRunningException e) {
      schedules.getHandle(passes.id()).update(present -> new ScheduleUpdate(schedule));
    }
  }

  private static Schedule schedule(Passes passes) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(passes.workflow())
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(passes.id())
                        .setTaskQueue(TaskQueues.BOOKINGS)
                        // A pass that no worker took in time is made up for by the next.
                        .setWorkflowExecutionTimeout(Duration.ofMinutes(10))
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(passes.interval())))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                // The least that Temporal allows: a pass looks at everything that is due anyway.
                .setCatchupWindow(Duration.ofSeconds(10))
                .build())
        .build();
  }
}
