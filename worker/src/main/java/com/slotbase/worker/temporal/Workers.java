package com.slotbase.worker.temporal;

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
      @Value("${slotbase.sweep-interval}") Duration sweepInterval) {
    return new WorkerStart(factory, new SweepSchedule(schedules, sweepInterval));
  }
}
