package com.slotbase.starter.connection;

import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.temporal.PayloadConversion;
import com.slotbase.workflows.temporal.StoryCalls;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.serviceclient.rpcretry.DefaultStubServiceOperationRpcRetryOptions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Temporal, as the HTTP API uses it: to start and wake stories, never to run any. */
@Configuration(proxyBeanMethods = false)
class Temporal {

  /** Long enough for a connection that breaks, too short for a caller to notice. */
  private static final Duration AWAY = Duration.ofMillis(300);

  /** Until it is tried again to connect to a Temporal that is away. */
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  /**
   * Connects with the first call, so that we start without Temporal. One that is away is given up
   * at once rather than at the call's deadline, as the worker's sweep sees to what is committed.
   */
  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs temporalService(StarterSettings settings) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(settings.temporal().address())
            .setConnectionBackoffResetFrequency(RECONNECT)
            .setRpcRetryOptions(
                // The builder's buildWithDefaultsFrom would have the defaults win.
                RpcRetryOptions.newBuilder(DefaultStubServiceOperationRpcRetryOptions.INSTANCE)
                    .setExpiration(AWAY)
                    .validateBuildWithDefaults())
            .build());
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
