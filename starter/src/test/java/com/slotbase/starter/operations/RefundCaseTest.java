package com.slotbase.starter.operations;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2: what operators see and decide; while Temporal is away a decision stands and waits. */
@WithStarter
class RefundCaseTest {

  private final Starter starter;
  private final Client operator;

  RefundCaseTest(Starter starter) {
    this.starter = starter;
    this.operator = starter.operator();
  }

  @Test
  void parkedRefund_isListed_theNewestFirst() {
    String first = parked();
    String second = parked();
    Answer page = operator.get("/v1/ops/refund-cases?limit=1&status=PENDING_MANUAL").is(200);
    assertThat(page.at("/items/0/bookingId").asString()).isEqualTo(second);
    assertThat(page.at("/items/0/status").asString()).isEqualTo("PENDING_MANUAL");
    assertThat(page.at("/items/0/lastError").asString()).isEqualTo("Stripe is away");
    Answer next =
        operator
            .get("/v1/ops/refund-cases?limit=1&cursor=" + page.at("/nextCursor").asString())
            .is(200);
    assertThat(next.at("/items/0/bookingId").asString()).isEqualTo(first);
  }

  @Test
  void decision_isCommittedOnce_whateverTemporalDoes() {
    String path = casePath(parked());
    String body = "{\"reason\":\"Paid back in cash\",\"reference\":\"R-17\"}";
    Answer decided = operator.post(path + "/mark-refunded", body).is(202);
    assertThat(decided.at("/status").asString()).isEqualTo("PENDING_MANUAL");
    operator.post(path + "/waive", "{\"reason\":\"No\"}").isProblem(ErrorCode.INVALID_STATE);
    assertThat(
            starter
                .database()
                .sql("select acts from operator_case where id = :id")
                .param("id", Long.parseLong(path.substring(path.lastIndexOf('/') + 1)))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\":\"\"}",
        "{\"reason\":\"  \"}",
        "{\"reason\":7}",
        "{\"reason\":\"a\\u0000b\"}",
        "{\"reference\":\"R-1\"}",
        "[]"
      })
  void decisionWithoutAReason_isRefused(String body) {
    String path = casePath(parked());
    for (String act : new String[] {"retry", "mark-refunded", "waive", "reinstate"}) {
      operator.post(path + "/" + act, body).isProblem(ErrorCode.VALIDATION_FAILED);
    }
  }

  @Test
  void cases_areForOperators() {
    String path = casePath(parked());
    String body = "{\"reason\":\"Because\"}";
    for (Client other : new Client[] {starter.staffOf("acme"), starter.customer("alice")}) {
      other.get("/v1/ops/refund-cases").isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
      other.post(path + "/waive", body).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x", "999999999999999999", "99999999999999999999"})
  void unknownCase_isNotFound(String id) {
    operator
        .post("/v1/ops/refund-cases/" + id + "/waive", "{\"reason\":\"Because\"}")
        .isProblem(ErrorCode.REFUND_CASE_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=201", "?cursor=x", "?status=LOST"})
  void malformedQuery_isRefused(String query) {
    operator.get("/v1/ops/refund-cases" + query).isProblem(ErrorCode.VALIDATION_FAILED);
  }

  /** A booking that staff gave money back of, in vain. */
  private String parked() {
    String path = held(starter.customer("alice"), starter.pricedListing(), 1);
    starter.capture(path);
    starter
        .staffOf("acme")
        .post(path + "/refunds", "{\"amount\":{\"minor\":100,\"currency\":\"EUR\"}}")
        .is(202);
    starter
        .database()
        .sql(
            "select park_refund(id, 'Stripe is away', 'the story') from refund where booking_id = :id")
        .param("id", Slots.id(path))
        .query((row, n) -> "")
        .list();
    return Slots.id(path);
  }

  private String casePath(String bookingId) {
    return "/v1/ops/refund-cases/"
        + starter
            .database()
            .sql("select id from operator_case where booking_id = :id")
            .param("id", bookingId)
            .query(Long.class)
            .single();
  }
}
