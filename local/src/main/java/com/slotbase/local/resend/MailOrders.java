package com.slotbase.local.resend;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.BadOrder;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Order;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Has mails come back. */
final class MailOrders {

  private static final String PERMANENT = "Permanent";
  private static final Set<String> BOUNCES = Set.of(PERMANENT, "Transient", "Undetermined");

  private final Store store;
  private final Emails emails;
  private final MailEvents events;

  MailOrders(Store store, Emails emails, MailEvents events) {
    this.store = store;
    this.emails = emails;
    this.events = events;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/_sim/emails/{id}/bounce", this::bounce),
        Route.post("/_sim/emails/{id}/complain", this::complain));
  }

  private Answer bounce(Call call) {
    String type = Order.of(call, "type").optionalText("type").orElse(PERMANENT);
    if (!BOUNCES.contains(type)) {
      throw new BadOrder("Field type must be Permanent, Transient or Undetermined.");
    }
    return with(call, mail -> events.bounce(mail, type));
  }

  private Answer complain(Call call) {
    Order.of(call);
    return with(call, events::complain);
  }

  private Answer with(Call call, Consumer<ObjectNode> order) {
    ObjectNode mail =
        emails.find(call.variable("id")).orElseThrow(() -> new BadOrder("There is no such mail."));
    store.run(() -> order.accept(mail));
    return Answer.ok(mail);
  }
}
