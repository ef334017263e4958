package com.slotbase.starter.refund;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C4: partial refunds by staff, never more than was captured. */
@WithStarter
class RefundRequestTest {

  private final Starter starter;
  private final Client staff;

  RefundRequestTest(Starter starter) {
    this.starter = starter;
    this.staff = starter.staffOf("acme");
  }

  @Test
  void equalRefunds_areTwo_untilNothingIsLeft() {
    String path = captured();
    Answer first = staff.post(path + "/refunds", amount(2000)).is(202);
    assertThat(first.at("/status").asString()).isEqualTo("PENDING");
    assertThat(first.at("/amount/minor").asLong()).isEqualTo(2000);
    assertThat(first.at("/attempts").asInt(-1)).isZero();
    Answer second = staff.post(path + "/refunds", amount(2000)).is(202);
    assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
    staff
        .post(path + "/refunds", amount(501))
        .isProblem(ErrorCode.REFUND_EXCEEDS_CAPTURE)
        .at("/error/details/available/minor");
    staff.post(path + "/refunds", amount(500)).is(202);
    assertThat(reserved(path)).isEqualTo(4500);
  }

  @Test
  void sameKey_isOneRefund() {
    String path = captured();
    Client keyed = staff.with("Idempotency-Key", "refund-1");
    Answer first = keyed.post(path + "/refunds", amount(2000)).is(202);
    assertThat(keyed.post(path + "/refunds", amount(2000)).is(202).body()).isEqualTo(first.body());
    assertThat(reserved(path)).isEqualTo(2000);
  }

  @Test
  void manyAtOnce_neverGiveBackMoreThanWasCaptured() throws Exception {
    String path = captured();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          Stream.<Callable<Integer>>generate(
                  () -> () -> staff.post(path + "/refunds", amount(1000)).status())
              .limit(24)
              .toList();
      long accepted = 0;
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isIn(202, 409);
        accepted += answer.get() == 202 ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(4);
    }
    assertThat(reserved(path)).isEqualTo(4000);
  }

  /** Each key is answered with its own refund, whoever's came first. */
  @Test
  void manyAtOnceWithKeys_areEachToldOfTheirOwn() throws Exception {
    String path = captured();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> calls =
          IntStream.rangeClosed(1, 20)
              .<Callable<Answer>>mapToObj(minor ->
                  () ->
                      staff
                          .with("Idempotency-Key", UUID.randomUUID().toString())
                          .post(path + "/refunds", amount(minor)))
              .toList();
      List<Long> told = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      for (var answer : pool.invokeAll(calls)) {
        told.add(answer.get().is(202).at("/amount/minor").asLong());
        ids.add(answer.get().at("/id").asString());
      }
      assertThat(told).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
      assertThat(ids).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatWasNotCaptured_isNotGivenBack() {
    String path = held(starter.customer("alice"), starter.pricedListing(), 1);
    staff.post(path + "/refunds", amount(1)).isProblem(ErrorCode.REFUND_EXCEEDS_CAPTURE);
  }

  @Test
  void onlyStaffOfTheSeller_giveBack() {
    String path = captured() + "/refunds";
    starter.customer("alice").post(path, amount(1)).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter.customer("mallory").post(path, amount(1)).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.staffOf("other").post(path, amount(1)).isProblem(ErrorCode.BOOKING_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"amount\":{\"minor\":0,\"currency\":\"EUR\"}}",
        "{\"amount\":{\"minor\":-1,\"currency\":\"EUR\"}}",
        "{\"amount\":{\"minor\":1.5,\"currency\":\"EUR\"}}",
        "{\"amount\":{\"minor\":100000000,\"currency\":\"EUR\"}}",
        "{\"amount\":{\"minor\":100,\"currency\":\"USD\"}}",
        "{\"amount\":{\"minor\":100}}",
        "{\"amount\":100}",
        "{\"amount\":{\"minor\":100,\"currency\":\"EUR\"},\"reason\":\"\"}",
        "[]"
      })
  void malformedRefund_isRefusedAndNothingReserved(String body) {
    String path = captured();
    staff.post(path + "/refunds", body).isProblem(ErrorCode.VALIDATION_FAILED);
    assertThat(reserved(path)).isZero();
  }

  private String captured() {
    String path = held(starter.customer("alice"), starter.pricedListing(), 1);
    starter.capture(path);
    return path;
  }

  private long reserved(String path) {
    return starter
        .database()
        .sql("select refund_reserved_minor from payment where booking_id = :id")
        .param("id", Slots.id(path))
        .query(Long.class)
        .single();
  }

  private static String amount(long minor) {
    return "{\"amount\":{\"minor\":%d,\"currency\":\"EUR\"},\"reason\":\"Rain\"}".formatted(minor);
  }
}
