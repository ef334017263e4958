package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What people do about one booking, over HTTP, each step taken down in words with its answer. */
final class CaseDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final RunningSystem system;
  private final Housekeeping house;
  private final String customer;
  private final String staff;
  private final String operator;
  private final List<String> diary = new ArrayList<>();
  private String booking = "";

  CaseDesk(RunningSystem system, Housekeeping house, String customer) {
    this.system = system;
    this.house = house;
    this.customer = system.api.customer(customer);
    this.staff = system.api.seller();
    this.operator = system.api.operator();
  }

  /** What happened so far. */
  List<String> diary() {
    return List.copyOf(diary);
  }

  void note(String line) {
    diary.add(line);
  }

  private Answer told(String step, Answer answer) {
    String body = answer.body().toString();
    diary.add(
        "%s → %d %s"
            .formatted(step, answer.status(), body.substring(0, Math.min(160, body.length()))));
    return answer;
  }

  String listing(long priceMinor, CaseBooks.Policy policy) {
    String tiers =
        String.join(
            ",",
            policy.tiers().stream()
                .map(tier ->
                    "{\"hoursBefore\":%d,\"percent\":%d}"
                        .formatted(tier.hoursBefore(), tier.percent()))
                .toList());
    Answer made =
        told(
            "a listing at %d with policy %s".formatted(priceMinor, policy),
            system.api.post(
                staff,
                "/v1/listings",
                """
                {"name":"Court","timeZone":"Europe/Madrid","openingHours":[{"days":["MONDAY","TUESDAY",
                "WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"],"from":"00:00","to":"24:00"}],
                "slotMinutes":60,"capacity":1,"price":{"minor":%d,"currency":"EUR"},"onlinePayment":true,
                "holdSeconds":600,"cancellationPolicy":{"tiers":[%s],"feeMinor":%d}}
                """
                    .formatted(priceMinor, tiers, policy.fee())));
    assertThat(made.status()).isEqualTo(201);
    return made.text("id");
  }

  String bookingId() {
    return booking;
  }

  void hold(String listing, Instant start, int hours) {
    Answer held =
        told(
            "hold %d h from %s".formatted(hours, start),
            system.api.post(customer, "/v1/bookings", Api.holdBody(listing, start, hours)));
    assertThat(held.status()).isEqualTo(201);
    booking = held.text("id");
  }

  /** Stripe is asked for it in the call, so it may take some. */
  String paymentIntent(String body) {
    Answer[] asked = new Answer[1];
    Awaitility.await("a PaymentIntent")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          asked[0] = told("ask for the payment " + body, post(customer, "payment", body));
          assertThat(asked[0].status()).isIn(200, 502, 503);
          return asked[0].status() == 200;
        });
    return asked[0].text("paymentIntentId");
  }

  void pay(String paymentIntent, String card) {
    note("pay %s with %s".formatted(paymentIntent, card));
    system.stripe.pay(paymentIntent, card);
  }

  Answer confirm(boolean byStaff) {
    return told("confirm" + by(byStaff), post(byStaff ? staff : customer, "confirm", ""));
  }

  Answer reschedule(String body, boolean byStaff) {
    return told(
        "move to " + body + by(byStaff), post(byStaff ? staff : customer, "reschedule", body));
  }

  Answer cancel(boolean byStaff) {
    return told("cancel" + by(byStaff), post(byStaff ? staff : customer, "cancel", "{}"));
  }

  /** So many at the same moment. */
  List<Answer> cancelAtOnce(int callers) throws Exception {
    return AtOnce.each(callers, number -> post(customer, "cancel", "{}")).stream()
        .map(answer -> told("cancel, all at once", answer))
        .toList();
  }

  Answer refund(long minor) {
    return told(
        "give back " + minor,
        post(staff, "refunds", "{\"amount\":%s,\"reason\":\"goodwill\"}".formatted(money(minor))));
  }

  Answer payOffline(long minor) {
    return told(
        "record %d in cash".formatted(minor),
        post(
            staff,
            "offline-payments",
            "{\"amount\":%s,\"method\":\"CASH\",\"reference\":\"till\"}".formatted(money(minor))));
  }

  Answer decide(String caseId, String act) {
    return told(
        "decide case %s: %s".formatted(caseId, act),
        system.api.post(
            operator,
            "/v1/ops/refund-cases/" + caseId + "/" + act,
            "{\"reason\":\"as agreed\",\"reference\":\"R-1\"}"));
  }

  private Answer post(String token, String act, String body) {
    return system.api.post(token, "/v1/bookings/" + booking + "/" + act, body);
  }

  private static String by(boolean staff) {
    return staff ? " by staff" : "";
  }

  private static String money(long minor) {
    return "{\"minor\":%d,\"currency\":\"EUR\"}".formatted(minor);
  }

  JsonNode booking() {
    return get("/v1/bookings/" + booking);
  }

  /** All of them, the latest first. */
  List<JsonNode> refunds() {
    JsonNode items = get("/v1/bookings/" + booking + "/refunds?limit=200").get("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  JsonNode refundById(String refundId) {
    return get("/v1/refunds/" + refundId);
  }

  private JsonNode get(String path) {
    Answer answer = system.api.send("GET", staff, path, null, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  /** A case that is open. */
  record OpenCase(String id, String refundId) {}

  List<OpenCase> openCases() {
    return house
        .rows()
        .sql(
            """
            select id::text, subject_id as refund_id from operator_case
            where booking_id = :booking and kind = 'REFUND_PARKED' and resolved_at is null order by id
            """)
        .param("booking", booking)
        .query(OpenCase.class)
        .list();
  }

  JsonNode atStripe() {
    return system.stripe.state(booking);
  }
}
