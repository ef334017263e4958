package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C1 over HTTP: however often a cancellation is asked for at once, it is one. */
@Timeout(180)
class CancelStampedeTest {

  private static final int CALLS = 50;
  private static final int BOOKINGS = 3;

  private final RunningSystem system = RunningSystem.shared();

  /** The Idempotency-Keys that the calls come with. */
  enum Keys {
    NONE,
    ONE_FOR_ALL,
    EACH_ITS_OWN;

    Map<String, String> of(int call) {
      return switch (this) {
        case NONE -> Map.of();
        case ONE_FOR_ALL -> Map.of("Idempotency-Key", "cancel");
        case EACH_ITS_OWN -> Map.of("Idempotency-Key", "cancel-" + call);
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  void fiftyCallsAtOnce_areOneSagaOneRefundAndOneAnswer(Keys keys) throws Exception {
    List<String> bookings = system.customers.confirmed(BOOKINGS, 1);
    for (int i = 0; i < BOOKINGS; i++) {
      String customer = "c" + i;
      String booking = bookings.get(i);
      Answer cancelled =
          assertOneAnswer(
              AtOnce.each(CALLS, call -> system.api.cancel(customer, booking, keys.of(call))),
              keys);
      assertThat(system.api.cancel(customer, booking, keys.of(0))).isEqualTo(cancelled);
      assertOneSaga(booking);
      assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));
    }
    system.assertAllIsWell();
  }

  /** Who comes with the key of a call that is under way has to come again for the answer. */
  private static Answer assertOneAnswer(List<Answer> answers, Keys keys) {
    List<Answer> told = answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(told).isNotEmpty();
    assertThat(told.getFirst().text("status")).isEqualTo("CANCELLED");
    assertThat(told).containsOnly(told.getFirst());
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> {
          assertThat(keys).isEqualTo(Keys.ONE_FOR_ALL);
          assertThat(answer.status()).isEqualTo(409);
          assertThat(answer.code()).isEqualTo("IDEMPOTENCY_IN_PROGRESS");
        });
    return told.getFirst();
  }

  private void assertOneSaga(String booking) {
    assertThat(count("select count(*) from cancellation where booking_id = :id", booking))
        .isEqualTo(1);
    assertThat(count("select count(*) from refund where booking_id = :id", booking)).isEqualTo(1);
    assertThat(system.events(booking))
        .containsOnlyOnce("booking.cancelling", "booking.cancelled", "refund.completed");
    // Temporal's list is behind the histories by a moment.
    Awaitility.await()
        .untilAsserted(() -> {
          assertThat(runs(WorkflowIds.cancellation(booking, 1))).isEqualTo(1);
          assertThat(runs(WorkflowIds.refund(system.refundOf(booking)))).isEqualTo(1);
        });
  }

  private long runs(String workflowId) {
    return system.temporal.listExecutions("WorkflowId = '" + workflowId + "'").count();
  }

  private int count(String sql, String booking) {
    return system.rows.sql(sql).param("id", booking).query(Integer.class).single();
  }
}
