package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.local.simulator.SimulatorSettings;
import com.slotbase.local.simulator.Simulators;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fresh simulator for each test, with Stripe's own client in front of it and an endpoint for its
 * webhooks.
 */
final class LocalStripe implements BeforeEachCallback, AfterEachCallback {
  static final String GOOD_CARD = "4242424242424242";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private Path home;
  private WebhookEndpoint endpoint;
  private Simulators simulators;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("simulators");
    endpoint = new WebhookEndpoint();
    simulators = start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    simulators.close();
    endpoint.close();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private Simulators start() {
    return Simulators.start(
        new SimulatorSettings(
            0, home, endpoint.uri(), WebhookEndpoint.SECRET, endpoint.uri(), "whsec_bG9jYWw="));
  }

  void restart() {
    simulators.close();
    simulators = start();
  }

  WebhookEndpoint endpoint() {
    return endpoint;
  }

  StripeClient client() {
    return StripeClient.builder()
        .setApiKey("sk_test_local")
        .setApiBase(simulators.stripe().toString())
        .setConnectTimeout(2_000)
        .setReadTimeout(5_000)
        .build();
  }

  static PaymentIntentCreateParams.Builder fortyFiveEuros() {
    return PaymentIntentCreateParams.builder()
        .setAmount(4_500L)
        .setCurrency("eur")
        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
        .addPaymentMethodType("card")
        .putMetadata("booking_id", "b-1")
        .putMetadata("listing_id", "l-1");
  }

  static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  PaymentIntent created() throws StripeException {
    return client().v1().paymentIntents().create(fortyFiveEuros().build());
  }

  PaymentIntent authorised() throws Exception {
    PaymentIntent intent = created();
    pay(intent, GOOD_CARD);
    return intent;
  }

  PaymentIntent captured() throws Exception {
    return captured(GOOD_CARD);
  }

  PaymentIntent captured(String card) throws Exception {
    PaymentIntent intent = created();
    pay(intent, card);
    return client().v1().paymentIntents().capture(intent.getId());
  }

  PaymentIntent read(PaymentIntent intent) throws StripeException {
    return client()
        .v1()
        .paymentIntents()
        .retrieve(
            intent.getId(),
            PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build());
  }

  Charge charge(PaymentIntent intent) throws StripeException {
    return read(intent).getLatestChargeObject();
  }

  Refund refund(PaymentIntent intent, long minor) throws StripeException {
    return client()
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder().setPaymentIntent(intent.getId()).setAmount(minor).build());
  }

  void assertRefunded(PaymentIntent intent, long minor, boolean all) throws Exception {
    assertThat(charge(intent).getAmountRefunded()).isEqualTo(minor);
    assertThat(charge(intent).getRefunded()).isEqualTo(all);
  }

  static void assertRefused(ThrowingCallable call, Consumer<InvalidRequestException> why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              why.accept(e);
            });
  }

  HttpResponse<String> pay(PaymentIntent intent, String card) throws Exception {
    return order("/_sim/payment_intents/" + intent.getId() + "/pay", "{\"card\":\"" + card + "\"}");
  }

  HttpResponse<String> authenticate(PaymentIntent intent, boolean succeed) throws Exception {
    return order(
        "/_sim/payment_intents/" + intent.getId() + "/authenticate",
        "{\"succeed\":" + succeed + "}");
  }

  HttpResponse<String> refundOrder(Refund refund, String what, String body) throws Exception {
    return order("/_sim/refunds/" + refund.getId() + "/" + what, body);
  }

  HttpResponse<String> webhooks(String order) throws Exception {
    return order("/_sim/webhooks", order);
  }

  HttpResponse<String> fault(String order) throws Exception {
    return order("/_sim/faults", order);
  }

  /**
   * @param about those for this alone; null: all
   */
  void clearFaults(@Nullable String about) throws Exception {
    String body = about == null ? "" : "{\"about\":\"%s\"}".formatted(about);
    send(
        HttpRequest.newBuilder(uri("/_sim/faults"))
            .method("DELETE", HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer sk_test_local"));
  }

  HttpResponse<String> order(String path, String body) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** As a client without a library would: a POST with a key and form-encoded parameters. */
  HttpResponse<String> post(String path, String key, String form) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer sk_test_local")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode state() throws Exception {
    return state("");
  }

  JsonNode state(String query) throws Exception {
    return json(send(HttpRequest.newBuilder(uri("/_sim/state" + query))));
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  URI uri(String path) {
    return URI.create(simulators.stripe() + path);
  }
}
