package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a paid booking costs with everything that belongs to it: Stripe's webhooks are heeded, too.
 */
@Timeout(120)
class PaidBookingCostTest {

  private final RunningSystem system = RunningSystem.shared();

  @AfterEach
  void heedWebhooksAgain() {
    system.stripe.webhooks("normal");
  }

  @Test
  void confirmedByTheWebhook_costsFourteenEvents() {
    assertThat(eventsOf(paid("alice"))).isEqualTo(14);
  }

  @Test
  void confirmedByTheCall_costsFifteenEvents() {
    system.stripe.webhooks("lost");
    String booking = paid("bob");
    Answer confirmed = system.api.confirm("bob", booking);
    assertThat(confirmed.status()).isIn(200, 202);
    assertThat(eventsOf(booking)).isEqualTo(15);
  }

  private String paid(String customer) {
    String listing = system.api.listing(1, true, 300);
    String booking = system.api.hold(customer, listing, RunningSystem.hour(0), 1).text("id");
    Answer payment = system.api.payment(customer, booking);
    system.stripe.pay(payment.text("paymentIntentId"), "4242424242424242");
    return booking;
  }

  private int eventsOf(String booking) {
    system.awaitRow(booking, "CONFIRMED");
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(system.stack.urls().temporal())
                .build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(service);
      String story = WorkflowIds.booking(booking);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() ->
              client
                  .fetchHistory(story)
                  .getEvents()
                  .getLast()
                  .hasWorkflowExecutionCompletedEventAttributes());
      return client.fetchHistory(story).getEvents().size();
    } finally {
      service.shutdownNow();
    }
  }
}
