package com.slotbase.starter.timeline;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B9: what staff see, and what the customer does. */
@WithStarter
class TimelineTest {

  private final Starter starter;
  private final Client alice;
  private final Client staff;
  private final String path;
  private final String id;

  TimelineTest(Starter starter) {
    this.starter = starter;
    alice = starter.customer("alice");
    staff = starter.staffOf("acme");
    path = held(alice, starter.pricedListing(), 1);
    id = Slots.id(path);
  }

  @Test
  void bookingOfACustomerWhoCame_isToldFromItsHoldOn() {
    staff
        .post(
            path + "/offline-payments",
            "{\"amount\":{\"minor\":4500,\"currency\":\"EUR\"},\"method\":\"CASH\"}")
        .is(201);
    staff.post(path + "/confirm").is(200);
    staff.post(path + "/check-in").is(200);
    assertThat(types(staff))
        .containsExactly(
            "booking.held", "payment.recorded", "booking.confirmed", "booking.checked_in");
    JsonNode recorded = event(staff, "payment.recorded");
    assertThat(recorded.path("summary").asString())
        .isEqualTo("A payment of 45.00 EUR in cash was recorded.");
    assertThat(recorded.at("/details/amount/minor").asInt()).isEqualTo(4500);
    assertThat(recorded.at("/details/amount/currency").asString()).isEqualTo("EUR");
    assertThat(recorded.at("/details/actor").asString()).isEqualTo("staff-1");
    assertThat(recorded.path("workflowId").asString()).isEqualTo("booking:" + id);
    assertThat(types(alice)).isEqualTo(types(staff));
    JsonNode held = event(alice, "booking.held");
    assertThat(held.path("summary").asString())
        .startsWith("Held until ")
        .endsWith("(Europe/Madrid).");
    assertThat(Instant.parse(held.at("/details/expiresAt").asString())).isAfter(Instant.now());
    assertThat(held.at("/details/actor").asString()).isEqualTo("alice");
  }

  @Test
  void cancellationWhoseRefundIsParked_isToldToStaffInEveryStep() {
    cancelWithAParkedRefund();
    assertThat(types(staff))
        .containsSubsequence(
            "payment.captured",
            "booking.cancelling",
            "refund.requested",
            "refund.failed",
            "refund.parked")
        .contains("case.opened", "alert", "step.started", "stripe.payment_intent.succeeded");
    JsonNode failed = event(staff, "refund.failed");
    assertThat(failed.path("summary").asString())
        .isEqualTo("Attempt 1 at the refund of 22.50 EUR failed.");
    assertThat(failed.at("/details/error").asString()).isEqualTo("Insufficient funds");
    assertThat(failed.path("workflowId").asString()).isEqualTo("refund:rfd_" + id);
    assertThat(event(staff, "booking.cancelling").path("workflowId").asString())
        .isEqualTo("cancellation:" + id);
    assertThat(event(staff, "alert").at("/details/kind").asString()).isEqualTo("REFUND_PARKED");
    assertThat(event(staff, "case.opened").path("summary").asString())
        .isEqualTo("A case was opened: refund parked.");
    assertThat(summaries(staff))
        .contains(
            "Step “mark” of the cancellation was done.", "Step “ask Stripe” of the refund failed.");
  }

  @Test
  void cancellationWhoseRefundIsParked_isToldToTheCustomerWithoutInternals() {
    cancelWithAParkedRefund();
    assertThat(types(alice))
        .containsExactly(
            "booking.held",
            "payment.captured",
            "booking.confirmed",
            "booking.cancelling",
            "refund.requested",
            "refund.parked");
    assertThat(summaries(alice))
        .contains(
            "The payment of 45.00 EUR was taken.",
            "A cancellation was asked for: 22.50 EUR to be given back, 22.50 EUR kept.",
            "The refund of 22.50 EUR could not be made by itself; our team knows and sees to it.");
    String told = timeline(alice).text();
    assertThat(told)
        .doesNotContain(
            "workflowId", "Insufficient", "the story", "staff-1", "Rain", "pay_", "error");
    assertThat(timeline(staff).text()).contains("Rain", "staff-1", "the story");
  }

  @Test
  void moveThatCostsMore_isToldWithItsStory() {
    starter
        .database()
        .sql(
            """
            insert into booking_event (booking_id, type, actor, details) values
              ('%1$s', 'payment.requested', 'payment', '{"paymentId":"pay_2","minor":500,"start":"2031-01-01T09:00:00+00:00"}'),
              ('%1$s', 'booking.rescheduling', 'alice', '{"paymentId":"pay_2","start":"2031-01-01T09:00:00+00:00","unit":1}'),
              ('%1$s', 'payment.captured', 'stripe', '{"paymentId":"pay_2"}'),
              ('%1$s', 'booking.rescheduled', 'alice', '{"paymentId":"pay_2","fromStart":"2031-01-01T07:00:00+00:00",
                "start":"2031-01-01T09:00:00+00:00","fromPriceMinor":4500,"priceMinor":5000}')
            """
                .formatted(id))
        .update();
    assertThat(summaries(alice))
        .endsWith(
            "A payment of 5.00 EUR was asked for.",
            "To be moved to 1 January 2031, 10:00 (Europe/Madrid), once what it costs more is taken.",
            "The payment was taken.",
            "Moved from 1 January 2031, 08:00 (Europe/Madrid) to 1 January 2031, 10:00 (Europe/Madrid).");
    assertThat(event(alice, "booking.rescheduled").at("/details/price/minor").asInt())
        .isEqualTo(5000);
    for (String type :
        List.of(
            "payment.requested",
            "booking.rescheduling",
            "payment.captured",
            "booking.rescheduled")) {
      assertThat(event(staff, type).path("workflowId").asString()).isEqualTo("reschedule:pay_2");
    }
  }

  @Test
  void ownWords_areToldAgain() {
    alice.post(path + "/cancel", "{\"reason\":\"Ill\"}").is(200);
    assertThat(event(alice, "booking.cancelled").at("/details/reason").asString()).isEqualTo("Ill");
    assertThat(event(staff, "booking.cancelled").path("workflowId").asString())
        .isEqualTo("booking:" + id);
  }

  @Test
  void timeline_isInOrderOfTime() {
    cancelWithAParkedRefund();
    List<Instant> times =
        events(staff).stream().map(event -> Instant.parse(event.path("at").asString())).toList();
    assertThat(times).isSorted();
    assertThat(events(staff))
        .allSatisfy(event -> {
          assertThat(event.path("summary").asString()).endsWith(".").doesNotContain("null");
          assertThat(event.path("details").isObject()).isTrue();
        });
  }

  @Test
  void timeline_isForWhoMaySeeTheBooking() {
    String timeline = path + "/timeline";
    starter.customer("mallory").get(timeline).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.staffOf("other").get(timeline).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.stranger().get(timeline).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    alice.get("/v1/bookings/nope/timeline").isProblem(ErrorCode.BOOKING_NOT_FOUND);
    assertThat(event(starter.operator(), "booking.held").has("workflowId")).isTrue();
  }

  /** What worker and starter write when staff cancel a paid booking and Stripe makes no refund. */
  private void cancelWithAParkedRefund() {
    starter
        .database()
        .sql(
            """
            do $$ begin
              insert into payment (id, booking_id, purpose, amount_minor, currency, payment_intent_id, expires_at)
                values ('pay_%1$s', '%1$s', 'HOLD', 4500, 'EUR', 'pi_%1$s', now());
              perform end_payment('%1$s', 'pay_%1$s', true);
              perform move_booking('%1$s', 'HELD', 'CONFIRMED', 'ANY', 'booking.confirmed', 'the story', '{}');
              insert into stripe_event (id, type, object_id, payload, processed_at)
                values ('evt_%1$s', 'payment_intent.succeeded', 'pi_%1$s', '{}', now());
              perform begin_cancellation('%1$s', 'staff-1', 'Rain', 'half', 2250, 2250,
                '[{"id":"rfd_%1$s","paymentId":"pay_%1$s","minor":2250}]');
              perform fail_refund('rfd_%1$s', 'Insufficient funds', null, false);
            end $$
            """
                .formatted(id))
        .update();
  }

  private Answer timeline(Client caller) {
    return caller.get(path + "/timeline").is(200);
  }

  private List<JsonNode> events(Client caller) {
    return timeline(caller).at("/events").valueStream().toList();
  }

  private List<String> types(Client caller) {
    return events(caller).stream().map(event -> event.path("type").asString()).toList();
  }

  private List<String> summaries(Client caller) {
    return events(caller).stream().map(event -> event.path("summary").asString()).toList();
  }

  private JsonNode event(Client caller, String type) {
    return events(caller).stream()
        .filter(event -> event.path("type").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
