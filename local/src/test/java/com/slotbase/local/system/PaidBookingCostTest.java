package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.workflows.temporal.WorkflowIds;
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
    return system.customers.paid(customer, listing);
  }

  private int eventsOf(String booking) {
    system.awaitRow(booking, "CONFIRMED");
    String story = WorkflowIds.booking(booking);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            system
                .temporal
                .fetchHistory(story)
                .getEvents()
                .getLast()
                .hasWorkflowExecutionCompletedEventAttributes());
    return system.temporal.fetchHistory(story).getEvents().size();
  }
}
