package com.slotbase.starter.cancellation;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithStarter
class CancelTest {

  private final Starter starter;
  private final Client alice;

  CancelTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
  }

  @Test
  void cancelledHold_freesItsSlotAtOnce() {
    String listing = starter.freeListing();
    String path = held(alice, listing, 1);
    Answer cancelled = alice.post(path + "/cancel", "{\"reason\":\"Rain\\nand wind\"}").is(200);
    assertThat(cancelled.at("/status").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.at("/cancelledBy").asString()).isEqualTo("alice");
    assertThat(cancelled.body().has("cancelledAt")).isTrue();
    held(starter.customer("bob"), listing, 1);
    assertThat(alice.post(path + "/cancel").is(200).body()).isEqualTo(cancelled.body());
    alice.post(path + "/confirm").isProblem(ErrorCode.INVALID_STATE);
    alice.post(path + "/payment").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void staff_cancelWhatTheirSellerSold() {
    String path = held(alice, starter.freeListing(), 1) + "/cancel";
    starter.customer("mallory").post(path).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.staffOf("other").post(path).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    assertThat(starter.staffOf("acme").post(path).is(200).at("/cancelledBy").asString())
        .isEqualTo("staff-1");
  }

  @Test
  void expiredHold_isNotCancelled() {
    String path = held(alice, starter.freeListing(), 1);
    starter.expire(path);
    alice.post(path + "/cancel").isProblem(ErrorCode.INVALID_STATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\":\"\"}",
        "{\"reason\":7}",
        "{\"reason\":null}",
        "{\"reason\":\"a\\u0000b\"}",
        "{\"why\":\"Rain\"}",
        "[]",
        "{"
      })
  void malformedReason_isRefusedAndNothingCancelled(String body) {
    String path = held(alice, starter.freeListing(), 1);
    alice.post(path + "/cancel", body).isProblem(ErrorCode.VALIDATION_FAILED);
    assertThat(alice.get(path).at("/status").asString()).isEqualTo("HELD");
  }

  @Test
  void endlessReason_isRefused() {
    String path = held(alice, starter.freeListing(), 1) + "/cancel";
    alice
        .post(path, "{\"reason\":\"" + "a".repeat(501) + "\"}")
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("reason");
  }
}
