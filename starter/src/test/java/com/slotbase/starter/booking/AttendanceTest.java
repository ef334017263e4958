package com.slotbase.starter.booking;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B7: check-in and no-show. */
@WithStarter
class AttendanceTest {

  private final Starter starter;
  private final Client alice;
  private final Client staff;

  AttendanceTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
    this.staff = starter.staffOf("acme");
  }

  @Test
  void customerWhoCame_isCheckedIn_andKeepsTheSlot() {
    String listing = starter.freeListing();
    String booking = confirmed(listing);
    Answer checkedIn = staff.post(booking + "/check-in").is(200);
    assertThat(checkedIn.at("/status").asString()).isEqualTo("CHECKED_IN");
    assertThat(staff.post(booking + "/check-in").is(200).body()).isEqualTo(checkedIn.body());
    assertThat(alice.get(booking).is(200).body()).isEqualTo(checkedIn.body());
    Slots.hold(starter.customer("bob"), listing, 1).isProblem(ErrorCode.SLOT_TAKEN);
    staff.post(booking + "/no-show").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void customerWhoDidNotCome_freesTheSlot() {
    String listing = starter.freeListing();
    String booking = confirmed(listing);
    Answer missed = staff.post(booking + "/no-show").is(200);
    assertThat(missed.at("/status").asString()).isEqualTo("NO_SHOW");
    assertThat(staff.post(booking + "/no-show").is(200).body()).isEqualTo(missed.body());
    held(starter.customer("bob"), listing, 1);
    staff.post(booking + "/check-in").isProblem(ErrorCode.INVALID_STATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/check-in", "/no-show"})
  void bookingThatIsNotConfirmedOrIsOver_isLeftAsItIs(String act) {
    String booking = held(alice, starter.freeListing(), 1);
    Answer refused = staff.post(booking + act).isProblem(ErrorCode.INVALID_STATE);
    assertThat(refused.at("/error/details/status").asString()).isEqualTo("HELD");
    alice.post(booking + "/confirm").is(200);
    end(booking);
    refused = staff.post(booking + act).isProblem(ErrorCode.INVALID_STATE);
    assertThat(refused.at("/error/details/status").asString()).isEqualTo("CONFIRMED");
    alice.post(booking + "/confirm").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/check-in", "/no-show"})
  void onlyStaffOfTheSeller_maySaySo(String act) {
    String booking = confirmed(starter.freeListing());
    alice.post(booking + act).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter.customer("mallory").post(booking + act).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.staffOf("other").post(booking + act).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    staff.post("/v1/bookings/nope" + act).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.stranger().post(booking + act).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    starter.operator().post(booking + act).is(200);
  }

  @Test
  void sameKey_getsTheSameAnswer_whateverHasBecomeOfIt() {
    Client keyed = staff.with("Idempotency-Key", UUID.randomUUID().toString());
    String booking = held(alice, starter.freeListing(), 1);
    Answer refused = keyed.post(booking + "/check-in").isProblem(ErrorCode.INVALID_STATE);
    alice.post(booking + "/confirm").is(200);
    assertThat(keyed.post(booking + "/check-in").is(409).text()).isEqualTo(refused.text());
    staff.post(booking + "/check-in").is(200);
  }

  private String confirmed(String listing) {
    String booking = held(alice, listing, 1);
    alice.post(booking + "/confirm").is(200);
    return booking;
  }

  private void end(String booking) {
    starter
        .database()
        .sql(
            "update booking set starts_at = now() - interval '1 h', ends_at = now() where id = :id")
        .param("id", Slots.id(booking))
        .update();
  }
}
