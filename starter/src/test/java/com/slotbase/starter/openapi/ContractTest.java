package com.slotbase.starter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The generated contract tells of everything that there is. */
@WithStarter
class ContractTest {

  private final Starter starter;
  private final JsonNode contract;

  ContractTest(Starter starter) {
    this.starter = starter;
    this.contract = starter.stranger().get("/openapi.json").is(200).body();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,  /v1/listings,                   201 400 401 403 409 413 422 500 503",
    "GET,   /v1/listings/{id},              200 401 404 500 503",
    "PATCH, /v1/listings/{id},              200 400 401 403 404 413 500 503",
    "GET,   /v1/listings/{id}/availability, 200 400 401 404 500 503",
    "POST,  /v1/bookings,                   201 400 401 403 404 409 413 422 500 503",
    "GET,   /v1/bookings,                   200 400 401 403 500 503",
    "GET,   /v1/bookings/{id},              200 401 404 500 503",
    "GET,   /v1/bookings/{id}/notifications, 200 400 401 404 500 503",
    "PUT,   /v1/me,                         200 400 401 413 500 503",
    "POST,  /v1/me/push-tokens,             200 400 401 409 413 422 500 503",
    "GET,   /v1/bookings/{id}/timeline,     200 401 404 500 503",
    "POST,  /v1/bookings/{id}/payment,      200 400 401 403 404 409 410 413 422 500 502 503",
    "POST,  /v1/bookings/{id}/confirm,      200 202 401 402 404 409 410 413 422 500 502 503",
    "POST,  /v1/bookings/{id}/cancel,       200 202 400 401 404 409 413 422 500 503",
    "GET,   /v1/bookings/{id}/refund-quote, 200 401 404 409 500 503",
    "GET,   /v1/bookings/{id}/refunds,      200 400 401 403 404 500 503",
    "GET,   /v1/refunds/{id},               200 401 403 404 500 503",
    "POST,  /v1/bookings/{id}/refunds,      202 400 401 403 404 409 413 422 500 503",
    "GET,   /v1/ops/refund-cases,           200 400 401 403 500 503",
    "POST,  /v1/ops/refund-cases/{id}/retry,         200 202 400 401 403 404 409 413 422 500 502 503",
    "POST,  /v1/ops/refund-cases/{id}/mark-refunded, 200 202 400 401 403 404 409 413 422 500 502 503",
    "POST,  /v1/ops/refund-cases/{id}/waive,         200 202 400 401 403 404 409 413 422 500 502 503",
    "POST,  /v1/ops/refund-cases/{id}/reinstate,     200 202 400 401 403 404 409 413 422 500 502 503",
    "POST,  /v1/bookings/{id}/reschedule,   200 202 400 401 402 403 404 409 413 422 500 502 503",
    "POST,  /v1/bookings/{id}/check-in,     200 401 403 404 409 413 422 500 503",
    "POST,  /v1/bookings/{id}/no-show,      200 401 403 404 409 413 422 500 503",
    "POST,  /v1/bookings/{id}/offline-payments, 200 201 400 401 403 404 409 413 422 500 503",
    "POST,  /v1/waitlist,                   201 400 401 403 404 409 413 422 500 503",
    "GET,   /v1/waitlist/{id},              200 401 404 500 503",
    "POST,  /v1/waitlist/{id}/accept,       200 401 404 409 410 413 422 500 503",
    "POST,  /v1/waitlist/{id}/decline,      200 401 404 409 410 413 422 500 503",
    "POST,  /webhooks/stripe,               200 400 413 500 503",
    "POST,  /webhooks/resend,               200 400 413 500 503",
    "GET,   /health,                        200 500",
    "GET,   /health/live,                   200 500",
    "GET,   /health/ready,                  200 500 503",
    "GET,   /metrics,                       200 401 403 500 503",
  })
  void call_isToldWithEveryAnswer(String method, String path, String statuses) {
    JsonNode call = contract.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    assertThat(call.path("summary").asString()).isNotBlank();
    assertThat(call.path("responses").propertyNames())
        .containsExactlyInAnyOrderElementsOf(List.of(statuses.split(" ")));
    call.path("responses")
        .propertyStream()
        .filter(answer -> answer.getKey().compareTo("400") >= 0)
        .forEach(answer -> {
          JsonNode problem = answer.getValue().path("content").path("application/problem+json");
          assertThat(problem.path("schema").path("$ref").asString())
              .isEqualTo("#/components/schemas/Problem");
          assertThat(problem.path("examples").isEmpty()).isFalse();
        });
  }

  @Test
  void nothingElse_isTold() {
    assertThat(contract.path("paths").propertyNames()).hasSize(34);
  }

  @Test
  void everythingButThePublicCalls_asksForAToken() {
    assertThat(contract.at("/security/0").has("token")).isTrue();
    assertThat(contract.at("/components/securitySchemes/token/scheme").asString())
        .isEqualTo("bearer");
    contract
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(call -> {
                  boolean isPublic =
                      path.getKey().startsWith("/health") || path.getKey().startsWith("/webhooks");
                  assertThat(call.getValue().has("security"))
                      .as("%s %s", call.getKey(), path.getKey())
                      .isEqualTo(isPublic);
                }));
  }

  @Test
  void whatMayBeAbsent_isNotRequired() {
    JsonNode booking = contract.at("/components/schemas/Booking");
    assertThat(names(booking.path("required")))
        .containsExactlyInAnyOrder(
            "id",
            "listingId",
            "customerId",
            "status",
            "start",
            "end",
            "unit",
            "price",
            "paymentStatus",
            "version");
    assertThat(booking.path("properties").propertyNames())
        .contains("expiresAt", "confirmedAt", "cancelledAt", "cancelledBy");
  }

  @Test
  void everyReference_leadsSomewhere() {
    assertThat(contract.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(contract.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void documentation_isShownToAnybody() {
    var page = starter.stranger().get("/docs").is(302);
    assertThat(starter.stranger().get(page.header("Location")).is(200).text())
        .contains("swagger-ui");
    assertThat(starter.stranger().get("/swagger-ui/swagger-initializer.js").is(200).text())
        .contains("/openapi.json/swagger-config");
    assertThat(starter.stranger().get("/openapi.json/swagger-config").is(200).at("/url").asString())
        .isEqualTo("/openapi.json");
  }

  private static List<String> names(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
