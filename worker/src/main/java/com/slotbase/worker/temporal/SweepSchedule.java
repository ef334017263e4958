package com.slotbase.worker.temporal;

import com.slotbase.workflows.sweep.SweepWorkflow;
import com.slotbase.workflows.temporal.TaskQueues;
import com.slotbase.workflows.temporal.WorkflowIds;
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

/** The schedule of the sweep, as this version of the worker wants it. */
final class SweepSchedule {

  private final ScheduleClient schedules;
  private final Duration interval;

  SweepSchedule(ScheduleClient schedules, Duration interval) {
    this.schedules = schedules;
    this.interval = interval;
  }

  /** Makes the schedule, or brings the one that is there up to date. */
  void ensure() {
    Schedule wanted = schedule();
    try {
      schedules.createSchedule(
          WorkflowIds.SWEEP,
          wanted,
          ScheduleOptions.newBuilder().setTriggerImmediately(true).build());
    } catch (ScheduleAlreadyRunningException e) {
      schedules.getHandle(WorkflowIds.SWEEP).update(present -> new ScheduleUpdate(wanted));
    }
  }

  private Schedule schedule() {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(SweepWorkflow.class)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(WorkflowIds.SWEEP)
                        .setTaskQueue(TaskQueues.BOOKINGS)
                        // A pass that no worker took in time is made up for by the next.
                        .setWorkflowExecutionTimeout(Duration.ofMinutes(10))
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(interval)))
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
