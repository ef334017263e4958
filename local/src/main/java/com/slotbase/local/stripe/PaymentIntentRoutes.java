package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The paths of PaymentIntents: their parameters, and what is answered. */
final class PaymentIntentRoutes {
  private static final String ROOT = "/v1/payment_intents";
  private static final String LATEST_CHARGE = "latest_charge";
  private static final Set<String> CANCELLATION_REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

  private final PaymentIntents intents;

  PaymentIntentRoutes(PaymentIntents intents) {
    this.intents = intents;
  }

  List<Route> routes() {
    return List.of(
        Route.post(ROOT, this::create),
        Route.get(ROOT, this::list),
        Route.get(ROOT + "/{id}", this::read),
        Route.post(ROOT + "/{id}/capture", this::capture),
        Route.post(ROOT + "/{id}/cancel", this::cancel));
  }

  private Answer create(Call call) {
    Form form =
        Form.parse(call.body())
            .allowing(
                "amount",
                "currency",
                "capture_method",
                "payment_method_types[]",
                "metadata[*]",
                "expand[]");
    Set<String> expanded = Expansion.of(form, LATEST_CHARGE);
    long amountMinor = form.integer("amount").orElseThrow(() -> StripeError.missing("amount"));
    String currency = Amounts.currency(form.requiredText("currency"));
    Amounts.check(amountMinor, currency);
    if (!form.requiredText("capture_method").equals("manual")) {
      throw StripeError.invalid(
          "capture_method", "Invalid capture_method: only manual is simulated.");
    }
    Origin origin = Origin.of(call);
    ObjectNode intent =
        intents.create(amountMinor, currency, paymentMethodTypes(form), Metadata.of(form), origin);
    return answer(intent, expanded, origin);
  }

  private static List<String> paymentMethodTypes(Form form) {
    List<String> types = form.list("payment_method_types");
    if (!types.isEmpty() && !types.equals(List.of("card"))) {
      throw StripeError.invalid(
          "payment_method_types", "Invalid payment_method_types: only card is simulated.");
    }
    return List.of("card");
  }

  private Answer list(Call call) {
    Form form = Pages.form(call, "expand[]");
    Set<String> expanded = Expansion.of(form, "data." + LATEST_CHARGE);
    ObjectNode page =
        Pages.page(form, ROOT, "payment_intent", intents.table(), Pages.created(form));
    if (!expanded.isEmpty()) {
      page.path("data").forEach(intent -> intents.withLatestCharge((ObjectNode) intent));
    }
    return Answer.ok(page);
  }

  private Answer read(Call call) {
    Form form = Form.parse(call.query()).allowing("expand[]");
    return answer(existing(call), Expansion.of(form, LATEST_CHARGE), Origin.of(call));
  }

  private Answer capture(Call call) {
    Form form = Form.parse(call.body()).allowing("amount_to_capture", "expand[]");
    Set<String> expanded = Expansion.of(form, LATEST_CHARGE);
    Origin origin = Origin.of(call);
    ObjectNode intent = intents.capture(existing(call), form.integer("amount_to_capture"), origin);
    if (intent.path("status").asString().equals("succeeded")) {
      return answer(intent, expanded, origin);
    }
    ObjectNode error = ((ObjectNode) intent.path("last_payment_error")).deepCopy();
    error.set("payment_intent", intent);
    return Answer.of(402, Json.object().set("error", error))
        .withHeader(StripeVendor.REQUEST_ID, origin.requestId());
  }

  private Answer cancel(Call call) {
    Form form = Form.parse(call.body()).allowing("cancellation_reason", "expand[]");
    Set<String> expanded = Expansion.of(form, LATEST_CHARGE);
    Optional<String> reason = form.text("cancellation_reason");
    if (reason.isPresent() && !CANCELLATION_REASONS.contains(reason.get())) {
      throw StripeError.invalid(
          "cancellation_reason",
          "Invalid cancellation_reason: must be one of duplicate, fraudulent,"
              + " requested_by_customer, or abandoned.");
    }
    Origin origin = Origin.of(call);
    return answer(intents.cancel(existing(call), reason, origin), expanded, origin);
  }

  private ObjectNode existing(Call call) {
    String id = call.variable("id");
    return intents
        .find(id)
        .orElseThrow(() -> StripeError.noSuchObject("payment_intent", id, "intent"));
  }

  private Answer answer(ObjectNode intent, Set<String> expanded, Origin origin) {
    if (expanded.contains(LATEST_CHARGE)) {
      intents.withLatestCharge(intent);
    }
    return Answer.ok(intent).withHeader(StripeVendor.REQUEST_ID, origin.requestId());
  }
}
