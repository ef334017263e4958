package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose call or event it is: what the metadata of the PaymentIntent behind it names under {@value
 * #KEY}. So orders can be given for one booking, whatever else goes on.
 */
final class Subjects {
  private static final String KEY = "booking_id";
  private static final String INTENT = "payment_intent";

  private final Table intents;
  private final Table charges;
  private final Table refunds;
  private final Table disputes;

  Subjects(Store store) {
    this.intents = store.table("stripe.payment_intents");
    this.charges = store.table("stripe.charges");
    this.refunds = store.table("stripe.refunds");
    this.disputes = store.table("stripe.disputes");
  }

  /** By an id in its path, or the PaymentIntent or metadata in its parameters. */
  Optional<String> of(Call call) {
    Optional<String> inPath =
        Stream.of(call.path().split("/"))
            .flatMap(
                id -> Stream.of(intents, charges, refunds, disputes).map(table -> table.get(id)))
            .flatMap(Optional::stream)
            .flatMap(object -> of(object).stream())
            .findFirst();
    return inPath.or(() -> inParameters(call));
  }

  private Optional<String> inParameters(Call call) {
    try {
      Form form = Form.parse(call.method().equals("POST") ? call.body() : call.query());
      return form.text("metadata[" + KEY + "]")
          .or(() -> form.text(INTENT).flatMap(intents::get).flatMap(this::of));
    } catch (StripeError e) {
      return Optional.empty();
    }
  }

  /** Of a PaymentIntent, or of anything that names one. */
  Optional<String> of(ObjectNode object) {
    if (object.path("object").asString().equals(INTENT)) {
      return object.path("metadata").optional(KEY).map(id -> id.asString());
    }
    return intents.get(object.path(INTENT).asString("")).flatMap(this::of);
  }
}
