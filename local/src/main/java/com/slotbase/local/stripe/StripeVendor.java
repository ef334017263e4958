package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import com.slotbase.local.vendor.Vendor;
import com.slotbase.local.webhook.Webhooks;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stripe in test mode with one account and one webhook endpoint, which gets every event. */
public final class StripeVendor implements Vendor {
  private static final String NAME = "stripe";

  static final String REQUEST_ID = "Request-Id";

  private final Store store;
  private final Webhooks webhooks;
  private final Events events;
  private final PaymentIntents intents;
  private final Refunds refunds;
  private final Disputes disputes;
  private final Idempotency idempotency;
  private final Subjects subjects;
  private final List<Route> routes;
  private final List<Route> orders;

  /**
   * @param clock Stripe's own; authorisations are dated by it
   * @param webhookTarget where events are posted to
   * @param webhookSecret what they are signed with
   */
  public StripeVendor(Store store, InstantSource clock, URI webhookTarget, String webhookSecret) {
    this.store = store;
    this.subjects = new Subjects(store);
    this.webhooks =
        new Webhooks(store, NAME, webhookTarget, new StripeFormat(webhookSecret, subjects), clock);
    this.events = new Events(store, webhooks, clock);
    Charges charges = new Charges(store);
    RefundPlan plan = new RefundPlan(store);
    this.intents = new PaymentIntents(store, charges, events, clock);
    this.disputes = new Disputes(store, charges, events, clock);
    this.refunds = new Refunds(store, charges, disputes, events, clock);
    this.idempotency = new Idempotency(store, clock);
    this.routes =
        Stream.of(
                new PaymentIntentRoutes(intents).routes(),
                new RefundRoutes(refunds, plan, intents, charges, subjects).routes(),
                new DisputeRoutes(disputes).routes(),
                new EventRoutes(events, webhooks).routes())
            .flatMap(List::stream)
            .toList();
    this.orders =
        Stream.of(
                new CustomerOrders(store, intents).routes(),
                new BankOrders(store, plan, refunds, disputes, charges, intents).routes(),
                List.of(webhooks.order()))
            .flatMap(List::stream)
            .toList();
    idempotency.prune();
    events.prune();
    webhooks.resume();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public List<Route> orders() {
    return orders;
  }

  @Override
  public Answer answer(Call call, Route.Handler handler, Runnable delay) {
    try {
      requireApiKey(call);
      return identified(execute(call, handler, delay));
    } catch (StripeError e) {
      return identified(e.answer());
    }
  }

  private Answer execute(Call call, Route.Handler handler, Runnable delay) {
    Optional<String> key = call.idempotencyKey();
    boolean changes = call.method().equals("POST");
    if (changes && key.isPresent()) {
      return idempotency.once(call, key.get(), delay, () -> handler.answer(call));
    }
    delay.run();
    return changes ? store.change(() -> handler.answer(call)) : handler.answer(call);
  }

  @Override
  public Optional<String> about(Call call) {
    return subjects.of(call);
  }

  @Override
  public Answer unknown(Call call) {
    return identified(StripeError.noSuchUrl(call.method(), call.path()).answer());
  }

  /** An error of a request that was executed is kept under its idempotency key, as Stripe does. */
  @Override
  public Answer refuse(Call call, int status) {
    StripeError error = StripeError.ordered(status);
    if (call.method().equals("POST")) {
      call.idempotencyKey().ifPresent(key -> idempotency.keep(call, key, error));
    }
    return identified(error.answer());
  }

  /** A booking's refunds, disputes and events name its PaymentIntents instead of it. */
  @Override
  public Set<String> namesOf(String about) {
    Set<String> names = new HashSet<>(Set.of(about));
    intents
        .table()
        .ascending(names, Stream::toList)
        .forEach(intent -> names.add(intent.path("id").asString()));
    return names;
  }

  @Override
  public ObjectNode state(Set<String> naming) {
    ObjectNode state = Json.object();
    state.set("paymentIntents", list(intents.table(), naming));
    state.set("refunds", list(refunds.table(), naming));
    state.set("disputes", list(disputes.table(), naming));
    state.set("events", list(events.table(), naming));
    return state;
  }

  private static ArrayNode list(Table table, Set<String> naming) {
    ArrayNode list = Json.array();
    table.ascending(naming, Stream::toList).forEach(list::add);
    return list;
  }

  /** Any secret key is the account's: as Bearer, or as the user of Basic. */
  private static void requireApiKey(Call call) {
    String header = call.header("Authorization").orElse("");
    if (!header.matches("(?i)(bearer|basic) +\\S+")) {
      throw StripeError.unauthenticated();
    }
  }

  private static Answer identified(Answer answer) {
    return answer.headers().containsKey(REQUEST_ID)
        ? answer
        : answer.withHeader(REQUEST_ID, StripeIds.next("req"));
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
