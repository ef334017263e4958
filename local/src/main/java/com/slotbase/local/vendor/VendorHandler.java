package com.slotbase.local.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves one vendor under its base URL: its paths with the faults ordered for them, and orders. */
public final class VendorHandler implements HttpHandler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(VendorHandler.class.getName());

  /** Longer than any client waits for an answer: stripe-java's default is 80 s. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final String ORDERS = "/_sim/";
  private static final String ABOUT = "about=";

  private final Vendor vendor;
  private final Faults faults;
  private final RequestLog log;
  private final List<Route> orders;
  private final CountDownLatch closing = new CountDownLatch(1);

  public VendorHandler(Vendor vendor, Store store) {
    this.vendor = vendor;
    this.faults = new Faults(store, store.table(vendor.name() + ".faults"));
    this.log = new RequestLog(store.table(vendor.name() + ".requests"));
    this.orders = new ArrayList<>(vendor.orders());
    orders.add(Route.post("/_sim/faults", this::addFault));
    orders.add(Route.delete("/_sim/faults", this::clearFaults));
    orders.add(Route.get("/_sim/state", this::state));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Call> call = Exchanges.read(exchange);
      if (call.isEmpty()) {
        Exchanges.send(exchange, refusal(413, "The body is larger than the simulator takes."));
      } else if (call.get().path().startsWith(ORDERS)) {
        Exchanges.send(exchange, carryOut(call.get()));
      } else {
        serve(exchange, call.get());
      }
    } catch (RuntimeException e) {
      // The JDK's server would cut the connection without a word.
      if (closing.getCount() > 0) {
        LOG.log(System.Logger.Level.ERROR, "A request to " + vendor.name() + " failed.", e);
      }
      throw e;
    }
  }

  private void serve(HttpExchange exchange, Call call) throws IOException {
    long number = log.arrived(call);
    Fault fault = faults.take(call, template(call), () -> vendor.about(call)).orElse(Fault.NONE);
    Answer answer = answer(call, fault);
    switch (fault.kind()) {
      case ERROR, RATE_LIMIT, DELAY -> {
        log.answered(number, call, answer.status());
        Exchanges.send(exchange, answer);
      }
      case TIMEOUT_AFTER ->
          pause(fault.delayMs() == 0 ? SILENCE : Duration.ofMillis(fault.delayMs()));
      case RESET -> {
        // Closing the exchange without an answer closes the connection.
      }
      case ANY -> throw notDrawn(fault);
    }
  }

  private String template(Call call) {
    return vendor.routes().stream()
        .filter(route -> route.bind(call).isPresent())
        .map(Route::template)
        .findFirst()
        .orElseGet(call::path);
  }

  private static IllegalStateException notDrawn(Fault fault) {
    return new IllegalStateException("It was not drawn which one it is: " + fault);
  }

  private Answer answer(Call call, Fault fault) {
    return switch (fault.kind()) {
      case ERROR -> vendor.refuse(call, fault.status());
      case RATE_LIMIT -> vendor.refuse(call, 429);
      case DELAY -> work(call, () -> pause(Duration.ofMillis(fault.delayMs())));
      case TIMEOUT_AFTER, RESET -> work(call, () -> {});
      case ANY -> throw notDrawn(fault);
    };
  }

  private Answer work(Call call, Runnable delay) {
    for (Route route : vendor.routes()) {
      Optional<Call> bound = route.bind(call);
      if (bound.isPresent()) {
        return vendor.answer(bound.get(), route.handler(), delay);
      }
    }
    return vendor.unknown(call);
  }

  private Answer carryOut(Call call) {
    try {
      for (Route order : orders) {
        Optional<Call> bound = order.bind(call);
        if (bound.isPresent()) {
          return order.handler().answer(bound.get());
        }
      }
      return refusal(404, "There is no order %s %s.".formatted(call.method(), call.path()));
    } catch (BadOrder e) {
      return refusal(400, String.valueOf(e.getMessage()));
    }
  }

  private Answer addFault(Call call) {
    Fault fault = Fault.of(call);
    faults.add(fault);
    return Answer.ok(fault.toJson());
  }

  /** All, or those for one thing alone: <code>{"about":"…"}</code>. */
  private Answer clearFaults(Call call) {
    faults.clear(Order.of(call, "about").optionalText("about"));
    return Answer.ok(Json.object());
  }

  /** All, or with {@code ?about=…} what is about a booking or names whatever else. */
  private Answer state(Call call) {
    String about = about(call.query());
    Set<String> naming = about.isEmpty() ? Set.of("") : vendor.namesOf(about);
    return Answer.ok(vendor.state(naming).set("requests", log.toJson(naming)));
  }

  private static String about(String query) {
    if (query.isEmpty()) {
      return "";
    }
    if (!query.startsWith(ABOUT)) {
      throw new BadOrder("The state may be asked for with the parameter about alone.");
    }
    return URLDecoder.decode(query.substring(ABOUT.length()), StandardCharsets.UTF_8);
  }

  private static Answer refusal(int status, String sentence) {
    return Answer.of(status, Json.object().set("error", Json.object().put("message", sentence)));
  }

  /** Waits, or gives up when the server stops: nobody is left to be answered then. */
  private void pause(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The simulators are stopping.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting.", e);
    }
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    closing.countDown();
  }
}
