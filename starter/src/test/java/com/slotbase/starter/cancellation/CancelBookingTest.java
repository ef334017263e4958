package com.slotbase.starter.cancellation;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Confirmed bookings, while Temporal is away: what is committed is all there is (C1, C5). */
@WithStarter
class CancelBookingTest {

  private static final String TIERS =
      """
      "cancellationPolicy":{"tiers":[{"hoursBefore":2000,"percent":100},{"hoursBefore":0,"percent":50}],
        "feeMinor":200},"onlinePayment\"\
      """;

  private final Starter starter;
  private final Client alice;

  CancelBookingTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
  }

  @Test
  void committedCancellation_isAnsweredWithoutTemporal_andFreesTheSlot() {
    String listing = starter.pricedListing();
    String path = captured(listing);
    Answer cancelled = alice.post(path + "/cancel", "{\"reason\":\"Rain\"}").is(202);
    assertThat(cancelled.at("/status").asString()).isEqualTo("CANCELLING");
    assertThat(cancelled.body().has("cancelledBy")).isFalse();
    held(starter.customer("bob"), listing, 1);
    assertThat(refundsOf(path)).containsExactly(Map.of("status", "PENDING", "amount_minor", 4500L));
    alice.post(path + "/confirm").isProblem(ErrorCode.INVALID_STATE);
    starter.staffOf("acme").post(path + "/check-in").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void parkedRefund_isToldAsIncomplete() {
    String path = captured(starter.pricedListing());
    alice.post(path + "/cancel").is(202);
    park(path);
    alice.post(path + "/cancel").isProblem(ErrorCode.CANCELLATION_INCOMPLETE);
    assertThat(alice.get(path).is(200).at("/status").asString()).isEqualTo("CANCELLING");
  }

  @Test
  void quote_isWhatIsGivenBack() {
    String path = captured(starter.listing(json -> json.replace("\"onlinePayment\"", TIERS)));
    Answer quote = alice.get(path + "/refund-quote").is(200);
    assertThat(quote.at("/refund/minor").asLong()).isEqualTo(2050);
    assertThat(quote.at("/refund/currency").asString()).isEqualTo("EUR");
    assertThat(quote.at("/fee/minor").asLong()).isEqualTo(200);
    assertThat(quote.at("/rule").asString()).isEqualTo("50 % until the start.");
    alice.post(path + "/cancel").is(202);
    assertThat(refundsOf(path)).containsExactly(Map.of("status", "PENDING", "amount_minor", 2050L));
    assertThat(
            starter
                .database()
                .sql("select fees_minor from booking_money where booking_id = :id")
                .param("id", Slots.id(path))
                .query(Long.class)
                .single())
        .isEqualTo(2450);
    alice.get(path + "/refund-quote").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void quote_isForWhoMayCancel() {
    String path = held(alice, starter.pricedListing(), 1);
    assertThat(alice.get(path + "/refund-quote").is(200).at("/refund/minor").asLong()).isZero();
    starter.staffOf("acme").get(path + "/refund-quote").is(200);
    starter.customer("mallory").get(path + "/refund-quote").isProblem(ErrorCode.BOOKING_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-in", "no-show"})
  void bookingThatCameOrDidNot_isNotCancelled(String act) {
    String path = captured(starter.pricedListing());
    starter.staffOf("acme").post(path + "/" + act).is(200);
    alice.post(path + "/cancel").isProblem(ErrorCode.INVALID_STATE);
    alice.get(path + "/refund-quote").isProblem(ErrorCode.INVALID_STATE);
    assertThat(refundsOf(path)).isEmpty();
  }

  @Test
  void bookingThatHasEnded_isNotCancelled() {
    String path = captured(starter.pricedListing());
    starter
        .database()
        .sql(
            "update booking set starts_at = now() - interval '2 h', ends_at = now() where id = :id")
        .param("id", Slots.id(path))
        .update();
    alice.post(path + "/cancel").isProblem(ErrorCode.INVALID_STATE);
  }

  private String captured(String listing) {
    String path = held(alice, listing, 1);
    starter.capture(path);
    return path;
  }

  private List<Map<String, Object>> refundsOf(String path) {
    return starter
        .database()
        .sql("select status, amount_minor from refund where booking_id = :id")
        .param("id", Slots.id(path))
        .query()
        .listOfRows();
  }

  private void park(String path) {
    starter
        .database()
        .sql(
            "select park_refund(id, 'Stripe is away', 'the story') from refund where booking_id = :id")
        .param("id", Slots.id(path))
        .query((row, n) -> "")
        .list();
  }
}
