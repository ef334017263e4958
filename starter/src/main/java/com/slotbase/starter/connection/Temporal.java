package com.slotbase.starter.connection;

import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.temporal.PayloadConversion;
import com.slotbase.workflows.temporal.StoryCalls;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Temporal, as the HTTP API uses it: to start and wake stories, never to run any. */
@Configuration(proxyBeanMethods = false)
class Temporal {

  /** Connects with the first call, so that we start without Temporal. */
  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs temporalService(StarterSettings settings) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(settings.temporal().address()).build());
  }

  @Bean
  WorkflowClient workflowClient(WorkflowServiceStubs service, StarterSettings settings) {
    return WorkflowClient.newInstance(
        service,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.temporal().namespace())
            .setDataConverter(PayloadConversion.dataConverter())
            .setIdentity("slotbase-starter")
            .build());
  }

  @Bean
  StoryCalls storyCalls(WorkflowClient client) {
    return new StoryCalls(client);
  }

  @Bean
  Stories stories(StoryCalls calls, StarterSettings settings) {
    return Stories.of(calls, settings.refundRetry());
  }

  @Bean
  BookingStories bookingStories(Stories stories) {
    return stories.bookings();
  }
}
