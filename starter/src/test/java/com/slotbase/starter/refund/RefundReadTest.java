package com.slotbase.starter.refund;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C3, C4: what staff see of refunds. */
@WithStarter
class RefundReadTest {

  private final Starter starter;
  private final Client alice;
  private final Client staff;
  private final String path;

  RefundReadTest(Starter starter) {
    this.starter = starter;
    alice = starter.customer("alice");
    staff = starter.staffOf("acme");
    path = held(alice, starter.pricedListing(), 1);
    starter.capture(path);
  }

  @Test
  void refund_isToldAsItStands() {
    String id = refund(1000);
    Answer pending = staff.get("/v1/refunds/" + id).is(200);
    assertThat(pending.body().propertyNames())
        .containsExactlyInAnyOrder("id", "bookingId", "amount", "status", "attempts");
    assertThat(path).endsWith(pending.at("/bookingId").asString());
    assertThat(pending.at("/status").asString()).isEqualTo("PENDING");

    run("fail_refund('%s', 'Insufficient funds', interval '5 min', false)", id);
    Answer failed = staff.get("/v1/refunds/" + id).is(200);
    assertThat(failed.at("/status").asString()).isEqualTo("FAILED");
    assertThat(failed.at("/attempts").asInt()).isEqualTo(1);
    assertThat(failed.at("/lastError").asString()).isEqualTo("Insufficient funds");

    run("accept_refund('%1$s', 're_%1$s', true, 'stripe')", id);
    Answer completed = staff.get("/v1/refunds/" + id).is(200);
    assertThat(completed.at("/status").asString()).isEqualTo("COMPLETED");
    assertThat(completed.at("/stripeRefundId").asString()).isEqualTo("re_" + id);
    assertThat(completed.body().has("completedAt")).isTrue();
    assertThat(completed.body().has("lastError")).isFalse();
  }

  @Test
  void refundsOfABooking_comeTheNewestFirst_inPages() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(refund(100 + i));
    }
    assertThat(ids(staff.get(path + "/refunds").is(200))).isEqualTo(made);
    assertThat(staff.get(path + "/refunds").body().has("nextCursor")).isFalse();
    Answer first = staff.get(path + "/refunds?limit=2").is(200);
    Answer second = after(first);
    Answer third = after(second);
    assertThat(ids(first)).isEqualTo(made.subList(0, 2));
    assertThat(ids(second)).isEqualTo(made.subList(2, 4));
    assertThat(ids(third)).isEqualTo(made.subList(4, 5));
    assertThat(third.body().has("nextCursor")).isFalse();
  }

  @Test
  void bookingWithoutRefunds_hasNone() {
    assertThat(staff.get(path + "/refunds").is(200).text()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void refund_isForTheSellersStaff() {
    String id = "/v1/refunds/" + refund(1000);
    String list = path + "/refunds";
    for (Client other : List.of(starter.customer("mallory"), starter.staffOf("other"))) {
      other.get(id).isProblem(ErrorCode.REFUND_NOT_FOUND);
      other.get(list).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    }
    alice.get(id).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    alice.get(list).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter.stranger().get(id).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    starter.stranger().get(list).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    starter.operator().get(id).is(200);
    staff.get("/v1/refunds/nope").isProblem(ErrorCode.REFUND_NOT_FOUND);
    staff.get("/v1/refunds/a%20b").isProblem(ErrorCode.REFUND_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x", "cursor=", "cursor=%00"})
  void impossiblePage_isRefused(String query) {
    staff.get(path + "/refunds?" + query).isProblem(ErrorCode.VALIDATION_FAILED);
  }

  private String refund(int minor) {
    return staff
        .post(
            path + "/refunds", "{\"amount\":{\"minor\":%d,\"currency\":\"EUR\"}}".formatted(minor))
        .is(202)
        .at("/id")
        .asString();
  }

  /** As its story does. */
  private void run(String call, String refund) {
    starter.database().sql("do $$ begin perform " + call.formatted(refund) + "; end $$").update();
  }

  private Answer after(Answer page) {
    return staff.get(path + "/refunds?limit=2&cursor=" + page.at("/nextCursor").asString()).is(200);
  }

  private static List<String> ids(Answer page) {
    return page.at("/items").valueStream().map(item -> item.path("id").asString()).toList();
  }
}
