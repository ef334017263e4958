package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.schedules.ScheduleClient;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * C4, W2, W4: what Stripe tells of refunds and disputes, however it arrives. What is lost is found
 * by the catch-up.
 */
@Timeout(120)
class RefundWebhooksTest {

  private static final String LOST = "lost";

  private final RunningSystem system = RunningSystem.shared();

  @AfterEach
  void heedWebhooksAgain() {
    system.stripe.webhooks("normal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duplicate", "reordered", LOST})
  void pendingRefund_isCompletedOnce_andReopenedOnceWhenItFailsAfterThat(String mode)
      throws Exception {
    String booking = system.customers.confirmed(1, 1).getFirst();
    system.stripe.webhooks(mode);
    system.stripe.nextRefunds(booking, "pending", 1);
    Answer cancelled = system.api.cancel("c0", booking);
    assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
    assertThat(cancelled.text("paymentStatus")).isEqualTo("CAPTURED");
    String atStripe =
        system.stripe.refundsOf(system.paymentIntentOf(booking)).getFirst().get("id").asString();

    system.stripe.succeedRefund(atStripe);
    heard(mode);
    system.awaitRefund(booking, "COMPLETED");
    system.assertAllIsWell();
    assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));

    system.stripe.failRefund(atStripe, "lost_or_stolen_card");
    heard(mode);
    system.awaitRefund(booking, "PENDING_MANUAL");
    system.assertAllIsWell();
    assertThat(Money.of(system, booking)).isEqualTo(Money.kept(4500));
    assertThat(count("select count(*) from alert where booking_id = :id", booking)).isEqualTo(1);
    assertThat(count("select count(*) from operator_case where booking_id = :id", booking))
        .isEqualTo(1);
    assertThat(system.events(booking))
        .containsOnlyOnce(
            "booking.cancelled", "refund.pending", "refund.completed", "refund.parked");

    assertThat(system.api.decide(system.caseOf(booking), "retry").text("status"))
        .isEqualTo("COMPLETED");
    system.assertAllIsWell();
    assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"duplicate", "reordered", LOST})
  void disputedCharge_isLeftToAnOperator_andRefundedOnceItIsWon(String mode) throws Exception {
    String booking = system.customers.confirmed(1, 1).getFirst();
    system.stripe.webhooks(mode);
    String dispute = system.stripe.dispute(system.paymentIntentOf(booking)).get("id").asString();
    heard(mode);
    awaitEvents(booking, "payment.disputed");
    assertThat(system.api.cancel("c0", booking).code()).isEqualTo("CANCELLATION_INCOMPLETE");

    system.stripe.closeDispute(dispute, "won");
    heard(mode);
    awaitEvents(booking, "payment.disputed", "payment.dispute_won");
    assertThat(system.api.decide(system.caseOf(booking), "retry").text("status"))
        .isEqualTo("COMPLETED");
    system.awaitRow(booking, "CANCELLED");
    system.assertAllIsWell();
    assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));
  }

  /** What no webhook tells is found by a pass of the catch-up, which is long in coming here. */
  private void heard(String mode) {
    if (mode.equals(LOST)) {
      ScheduleClient.newInstance(system.temporal.getWorkflowServiceStubs())
          .getHandle(WorkflowIds.CATCH_UP)
          .trigger();
    }
  }

  private void awaitEvents(String booking, String... types) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(disputes(booking)).containsExactly(types));
  }

  private List<String> disputes(String booking) {
    return system.events(booking).stream().filter(type -> type.contains("disput")).toList();
  }

  private int count(String select, String booking) {
    return system.rows.sql(select).param("id", booking).query(Integer.class).single();
  }
}
