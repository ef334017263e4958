package com.slotbase.starter.payment;

import static com.slotbase.starter.harness.Slots.held;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C7. */
@WithStarter
class OfflinePaymentTest {

  private static final String CASH =
      "{\"amount\":{\"minor\":4500,\"currency\":\"EUR\"},\"method\":\"CASH\",\"reference\":\"No. 17\"}";

  private final Starter starter;
  private final Client alice;
  private final Client staff;
  private final String booking;
  private final String path;

  OfflinePaymentTest(Starter starter) {
    this.starter = starter;
    alice = starter.customer("alice");
    staff = starter.staffOf("acme");
    booking = held(alice, starter.pricedListing(), 1);
    path = booking + "/offline-payments";
  }

  @Test
  void cashForAHold_isRecorded_andStaffConfirm() {
    Answer recorded = staff.post(path, CASH).is(201);
    assertThat(recorded.body().propertyNames())
        .containsExactly(
            "id", "bookingId", "amount", "method", "reference", "recordedBy", "status");
    assertThat(booking).endsWith(recorded.at("/bookingId").asString());
    assertThat(recorded.at("/amount/minor").asInt()).isEqualTo(4500);
    assertThat(recorded.at("/amount/currency").asString()).isEqualTo("EUR");
    assertThat(recorded.at("/method").asString()).isEqualTo("CASH");
    assertThat(recorded.at("/reference").asString()).isEqualTo("No. 17");
    assertThat(recorded.at("/recordedBy").asString()).isEqualTo("staff-1");
    assertThat(recorded.at("/status").asString()).isEqualTo("RECORDED");
    assertThat(staff.post(booking + "/confirm").is(200).at("/paymentStatus").asString())
        .isEqualTo("PAID");
  }

  @Test
  void sameAmountAgain_isTheFirstPayment() {
    Answer first = staff.post(path, CASH).is(201);
    assertThat(staff.post(path, CASH).is(200).body()).isEqualTo(first.body());
    assertThat(keyed("another").post(path, CASH.replace("CASH", "TRANSFER")).is(200).body())
        .isEqualTo(first.body());
    staff.post(path, CASH.replace("4500", "4400")).is(201);
  }

  @Test
  void sameKey_getsTheSameAnswer_andNoOtherBody() {
    Client keyed = keyed("key");
    Answer first = keyed.post(path, CASH).is(201);
    assertThat(keyed.post(path, CASH).is(201).text()).isEqualTo(first.text());
    keyed.post(path, CASH.replace("4500", "4400")).isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    starter
        .database()
        .sql("update offline_payment set recorded_at = recorded_at - interval '1 h'")
        .update();
    assertThat(keyed.post(path, CASH).is(201).text()).isEqualTo(first.text());
    staff.post(path, CASH).is(201);
  }

  @Test
  @Timeout(60)
  void manyEqualCallsAtOnce_recordOnePayment() throws Exception {
    List<Callable<Answer>> calls =
        IntStream.range(0, 50)
            .<Callable<Answer>>mapToObj(
                i -> () -> (i % 2 == 0 ? staff : keyed("key-" + i % 5)).post(path, CASH))
            .toList();
    List<Answer> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
    assertThat(answers.stream().map(answer -> answer.at("/id").asString()).distinct()).hasSize(1);
    assertThat(staff.get(booking).at("/paymentStatus").asString()).isEqualTo("PAID");
    assertThat(
            starter
                .database()
                .sql("select count(*) from offline_payment where booking_id = :id")
                .param("id", booking.substring(booking.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void onlyStaffOfTheSeller_mayRecord() {
    alice.post(path, CASH).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter.customer("mallory").post(path, CASH).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.staffOf("other").post(path, CASH).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.stranger().post(path, CASH).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    starter.operator().post(path, CASH).is(201);
  }

  @Test
  void bookingThatHasEnded_takesNone() {
    alice.post(booking + "/cancel").is(200);
    Answer refused = staff.post(path, CASH).isProblem(ErrorCode.INVALID_STATE);
    assertThat(refused.at("/error/details/status").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void offerThatIsNotAccepted_takesNone() {
    starter
        .database()
        .sql("update booking set offer = 'MADE' where id = ?")
        .param(Slots.id(booking))
        .update();
    staff.post(path, CASH).isProblem(ErrorCode.INVALID_STATE);
    starter
        .database()
        .sql("update booking set offer = 'ACCEPTED' where id = ?")
        .param(Slots.id(booking))
        .update();
    staff.post(path, CASH).is(201);
  }

  @Test
  void retryAfterTheBookingHasEnded_isStillTheFirstPayment() {
    Answer first = staff.post(path, CASH).is(201);
    alice.post(booking + "/cancel").is(200);
    assertThat(staff.post(path, CASH).is(200).body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          amount.minor    | 4500    | 0
          amount.minor    | 4500    | -1
          amount.minor    | 4500    | 100000000
          amount.minor    | 4500    | 45.5
          amount.minor    | 4500    | "4500"
          amount.minor    | "minor":4500, | ``
          amount.currency | "EUR"   | "USD"
          amount.currency | "EUR"   | "eur"
          amount.currency | "EUR"   | "XXX"
          amount.currency | "EUR"   | 7
          amount.currency | ,"currency":"EUR" | ``
          amount          | {"minor":4500,"currency":"EUR"} | 4500
          amount          | "amount":{"minor":4500,"currency":"EUR"}, | ``
          method          | "CASH"  | "BITCOIN"
          method          | "CASH"  | "cash"
          method          | "CASH"  | 0
          method          | "method":"CASH", | ``
          reference       | "No. 17" | ""
          reference       | "No. 17" | " "
          reference       | "No. 17" | "a\\u0000b"
          reference       | "No. 17" | "a\\nb"
          reference       | "No. 17" | 17
          reference       | "No. 17" | null
          recordedBy      | {"amount" | {"recordedBy":"me","amount"
          """)
  void malformedPayment_isRefusedAndNothingRecorded(String field, String part, String spoilt) {
    staff
        .post(path, CASH.replace(part, spoilt))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names(field);
    assertThat(staff.get(booking).at("/paymentStatus").asString()).isEqualTo("NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "7", "{"})
  void bodyThatIsNoPayment_isRefused(String body) {
    staff.post(path, body).isProblem(ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void longestReference_andLargestAmount_areTaken() {
    String reference = "a".repeat(200);
    staff.post(path, CASH.replace("No. 17", reference).replace("4500", "99999999")).is(201);
    staff
        .post(path, CASH.replace("No. 17", reference + "a"))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("reference");
  }

  @Test
  void paymentWithoutAReference_hasNone() {
    Answer recorded = staff.post(path, CASH.replace(",\"reference\":\"No. 17\"", "")).is(201);
    assertThat(recorded.body().has("reference")).isFalse();
  }

  private Client keyed(String key) {
    return staff.with("Idempotency-Key", key + UUID.nameUUIDFromBytes(booking.getBytes(UTF_8)));
  }
}
