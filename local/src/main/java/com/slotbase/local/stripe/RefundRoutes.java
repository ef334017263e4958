package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The paths of refunds: their parameters, and what is answered. */
final class RefundRoutes {
  private static final String ROOT = "/v1/refunds";
  private static final String CHARGE = "charge";
  private static final String INTENT = "payment_intent";
  private static final Set<String> REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer");

  private final Refunds refunds;
  private final RefundPlan plan;
  private final PaymentIntents intents;
  private final Charges charges;
  private final Subjects subjects;

  RefundRoutes(
      Refunds refunds,
      RefundPlan plan,
      PaymentIntents intents,
      Charges charges,
      Subjects subjects) {
    this.refunds = refunds;
    this.plan = plan;
    this.intents = intents;
    this.charges = charges;
    this.subjects = subjects;
  }

  List<Route> routes() {
    return List.of(
        Route.post(ROOT, this::create),
        Route.get(ROOT, this::list),
        Route.get(ROOT + "/{id}", this::read));
  }

  private Answer create(Call call) {
    Form form =
        Form.parse(call.body())
            .allowing(INTENT, CHARGE, "amount", "reason", "metadata[*]", "expand[]");
    Set<String> expanded = Expansion.of(form, CHARGE, INTENT);
    Optional<Long> wantedMinor = form.integer("amount");
    Optional<String> reason = form.text("reason");
    if (reason.isPresent() && !REASONS.contains(reason.get())) {
      throw StripeError.invalid(
          "reason",
          "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer.");
    }
    Map<String, String> metadata = Metadata.of(form);
    ObjectNode charge = charge(form);
    long amountMinor = refunds.amountMinor(charge, wantedMinor);
    Origin origin = Origin.of(call);
    RefundOutcome outcome =
        plan.next(subjects.of(charge)).orElseGet(() -> RefundOutcome.of(charge));
    if (outcome == RefundOutcome.INSUFFICIENT_BALANCE) {
      // Answered, not thrown: the order counts as carried out.
      return identified(StripeError.insufficientBalance().answer(), origin);
    }
    ObjectNode refund = refunds.create(charge, amountMinor, reason, metadata, outcome, origin);
    return identified(Answer.ok(expand(refund, expanded)), origin);
  }

  private ObjectNode charge(Form form) {
    Optional<String> chargeId = form.text(CHARGE);
    Optional<String> intentId = form.text(INTENT);
    if (chargeId.isPresent() && intentId.isPresent()) {
      throw StripeError.invalid(
          INTENT, "You may only specify one of these parameters: charge, payment_intent.");
    }
    if (chargeId.isPresent()) {
      return charges
          .find(chargeId.get())
          .orElseThrow(() -> StripeError.noSuchObject(CHARGE, chargeId.get(), "id"));
    }
    String id = intentId.orElseThrow(StripeError::nothingNamedToRefund);
    ObjectNode intent =
        intents.find(id).orElseThrow(() -> StripeError.noSuchObject(INTENT, id, INTENT));
    return charges.latest(intent).orElseThrow(() -> StripeError.nothingToRefund(id));
  }

  private Answer list(Call call) {
    Form form = Pages.form(call, INTENT, CHARGE);
    Predicate<ObjectNode> wanted =
        Pages.created(form).and(Pages.having(form, CHARGE)).and(Pages.having(form, INTENT));
    return Answer.ok(Pages.page(form, ROOT, "refund", refunds.table(), wanted));
  }

  private Answer read(Call call) {
    Form form = Form.parse(call.query()).allowing("expand[]");
    Set<String> expanded = Expansion.of(form, CHARGE, INTENT);
    String id = call.variable("id");
    ObjectNode refund =
        refunds.find(id).orElseThrow(() -> StripeError.noSuchObject("refund", id, "id"));
    return Answer.ok(expand(refund, expanded));
  }

  private ObjectNode expand(ObjectNode refund, Set<String> expanded) {
    if (expanded.contains(CHARGE)) {
      charges.find(refund.path(CHARGE).asString()).ifPresent(it -> refund.set(CHARGE, it));
    }
    if (expanded.contains(INTENT)) {
      intents.find(refund.path(INTENT).asString()).ifPresent(it -> refund.set(INTENT, it));
    }
    return refund;
  }

  private static Answer identified(Answer answer, Origin origin) {
    return answer.withHeader(StripeVendor.REQUEST_ID, origin.requestId());
  }
}
