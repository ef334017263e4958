package com.slotbase.local.resend;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Order;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Vendor;
import com.slotbase.local.webhook.Webhooks;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Resend: takes mails, shows them, and tells one webhook endpoint what became of them. */
public final class ResendVendor implements Vendor {

  private static final String NAME = "resend";

  /** Requests a second, as a team has them unless it asked for more. */
  private static final int PER_SECOND = 5;

  private static final int MOST_PER_SECOND = 100_000;

  private final Emails emails;
  private final RateLimit limit;
  private final Webhooks webhooks;
  private final List<Route> orders;

  /**
   * @param webhookTarget where events are posted to
   * @param webhookSecret what they are signed with: {@code whsec_} and Base64
   */
  public ResendVendor(Store store, InstantSource clock, URI webhookTarget, String webhookSecret) {
    this.webhooks =
        new Webhooks(store, NAME, webhookTarget, new ResendFormat(webhookSecret), clock);
    MailEvents events = new MailEvents(store, webhooks, clock);
    this.emails = new Emails(store, events, clock);
    this.orders =
        Stream.of(
                List.of(Route.post("/_sim/limit", this::setLimit), webhooks.order()),
                new MailOrders(store, emails, events).routes(),
                new InboxPages(emails).routes())
            .flatMap(List::stream)
            .toList();
    this.limit = new RateLimit(clock, PER_SECOND);
    webhooks.resume();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        // The work is in answer(), as the key is in use for as long as it takes.
        Route.post("/emails", call -> taken(emails.take(call, () -> {}))),
        Route.get(
            "/emails/{id}",
            call ->
                Answer.ok(emails.find(call.variable("id")).orElseThrow(ResendError::noSuchEmail))));
  }

  @Override
  public List<Route> orders() {
    return orders;
  }

  private Answer setLimit(Call call) {
    int perSecond =
        Order.of(call, "perSecond").number("perSecond", 1, MOST_PER_SECOND).orElse(PER_SECOND);
    limit.set(perSecond);
    return Answer.ok(Json.object().put("perSecond", perSecond));
  }

  @Override
  public Answer answer(Call call, Route.Handler handler, Runnable delay) {
    try {
      if (call.header("Authorization").filter(key -> key.startsWith("Bearer re_")).isEmpty()) {
        throw ResendError.missingKey();
      }
      if (!limit.take()) {
        throw ResendError.tooMany();
      }
      if (call.method().equals("POST")) {
        return taken(emails.take(call, delay));
      }
      delay.run();
      return handler.answer(call);
    } catch (ResendError e) {
      return e.answer();
    }
  }

  private static Answer taken(String id) {
    return Answer.ok(Json.object().put("id", id));
  }

  /** The key of a mail, which names what it tells. */
  @Override
  public Optional<String> about(Call call) {
    return call.idempotencyKey();
  }

  @Override
  public Answer unknown(Call call) {
    return ResendError.notFound().answer();
  }

  @Override
  public Answer refuse(Call call, int status) {
    return ResendError.ordered(status).answer();
  }

  @Override
  public ObjectNode state(Set<String> naming) {
    ObjectNode state = Json.object();
    state.set("emails", emails.toJson(naming));
    return state;
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
