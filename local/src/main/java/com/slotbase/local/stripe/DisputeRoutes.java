package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Route;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The paths of disputes, which are read only: evidence is given by people. */
final class DisputeRoutes {
  private static final String ROOT = "/v1/disputes";

  private final Disputes disputes;

  DisputeRoutes(Disputes disputes) {
    this.disputes = disputes;
  }

  List<Route> routes() {
    return List.of(Route.get(ROOT, this::list), Route.get(ROOT + "/{id}", this::read));
  }

  private Answer list(Call call) {
    Form form = Pages.form(call, "payment_intent", "charge");
    Predicate<ObjectNode> wanted =
        Pages.created(form)
            .and(Pages.having(form, "charge"))
            .and(Pages.having(form, "payment_intent"));
    return Answer.ok(Pages.page(form, ROOT, "dispute", disputes.table(), wanted));
  }

  private Answer read(Call call) {
    Form.parse(call.query()).allowing();
    String id = call.variable("id");
    return Answer.ok(
        disputes.find(id).orElseThrow(() -> StripeError.noSuchObject("dispute", id, "id")));
  }
}
