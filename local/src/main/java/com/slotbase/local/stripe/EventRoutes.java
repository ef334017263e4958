package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The paths of events. */
final class EventRoutes {
  private static final String ROOT = "/v1/events";

  private final Events events;
  private final Webhooks webhooks;

  EventRoutes(Events events, Webhooks webhooks) {
    this.events = events;
    this.webhooks = webhooks;
  }

  List<Route> routes() {
    return List.of(Route.get(ROOT, this::list), Route.get(ROOT + "/{id}", this::read));
  }

  private Answer list(Call call) {
    Form form = Pages.form(call, "delivery_success", "type", "types[]");
    Predicate<ObjectNode> wanted = Pages.created(form).and(ofType(form)).and(delivered(form));
    return Answer.ok(Pages.page(form, ROOT, "event", events.table(), wanted));
  }

  private static Predicate<ObjectNode> ofType(Form form) {
    List<String> types = new ArrayList<>(form.list("types"));
    form.text("type").ifPresent(types::add);
    return event -> types.isEmpty() || types.contains(event.path("type").asString());
  }

  /** False also finds what is still being tried, as with Stripe. */
  private Predicate<ObjectNode> delivered(Form form) {
    Optional<String> success = form.text("delivery_success");
    return switch (success.orElse("")) {
      case "" -> event -> true;
      case "true" -> event -> webhooks.delivered(event.path("id").asString());
      case "false" -> event -> !webhooks.delivered(event.path("id").asString());
      default ->
          throw StripeError.invalid(
              "delivery_success", "Invalid boolean: " + success.orElseThrow());
    };
  }

  private Answer read(Call call) {
    Form.parse(call.query()).allowing();
    String id = call.variable("id");
    return Answer.ok(
        events.find(id).orElseThrow(() -> StripeError.noSuchObject("event", id, "id")));
  }
}
