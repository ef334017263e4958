package com.slotbase.worker.temporal;

import com.slotbase.worker.temporal.Schedules.Passes;
import com.slotbase.workflows.catchup.CatchUpWorkflow;
import com.slotbase.workflows.sweep.SweepWorkflow;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workers of application.yaml, started by us. */
@Configuration(proxyBeanMethods = false)
class Workers {

  @Bean
  WorkerStart workerStart(
      WorkerFactory factory,
      ScheduleClient schedules,
      @Value("${slotbase.sweep-interval}") Duration sweepInterval,
      @Value("${slotbase.catch-up-interval}") Duration catchUpInterval) {
    return new WorkerStart(
        factory,
        new Schedules(
            schedules,
            new Passes(WorkflowIds.SWEEP, SweepWorkflow.class, sweepInterval),
            new Passes(WorkflowIds.CATCH_UP, CatchUpWorkflow.class, catchUpInterval)));
  }
}
