package com.slotbase.local.simulator;

import com.slotbase.local.fcm.FcmVendor;
import com.slotbase.local.issuer.IssuerVendor;
import com.slotbase.local.issuer.LocalIssuer;
import com.slotbase.local.preview.PreviewPages;
import com.slotbase.local.resend.ResendVendor;
import com.slotbase.local.stripe.StripeVendor;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Vendor;
import com.slotbase.local.vendor.VendorHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All simulated vendors in one HTTP server on 127.0.0.1. What they know is in the state directory
 * before they answer, so that they go on after a restart or a {@code kill -9} as if nothing had
 * happened.
 */
public final class Simulators implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  /** Requests under way get so long to be answered when the server stops. */
  private static final int GRACE_SECONDS = 2;

  static {
    // Without it the JDK's server waits for the client's delayed acknowledgement, 40 ms an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Vendor> vendors = new ArrayList<>();
  private final List<VendorHandler> handlers = new ArrayList<>();
  private final Store store;

  private Simulators(HttpServer server, Store store) {
    this.server = server;
    this.store = store;
  }

  /**
   * Starts them; they answer when this returns.
   *
   * @throws PortInUse when something else listens on the port
   * @throws IllegalStateException when the state can't be opened; its message is a sentence for the
   *     person at the terminal
   */
  public static Simulators start(SimulatorSettings settings) {
    HttpServer server = bind(settings.port());
    Store store;
    try {
      store = Store.open(settings.home().resolve("simulators/state.mv"));
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
    Simulators simulators = new Simulators(server, store);
    try {
      simulators.open(settings);
      return simulators;
    } catch (RuntimeException e) {
      simulators.close();
      throw e;
    }
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
    } catch (IOException e) {
      throw new PortInUse(port, e);
    }
  }

  private void open(SimulatorSettings settings) {
    add(
        new StripeVendor(
            store,
            Clock.systemUTC(),
            settings.stripeWebhookTarget(),
            settings.stripeWebhookSecret()));
    add(
        new ResendVendor(
            store,
            Clock.systemUTC(),
            settings.resendWebhookTarget(),
            settings.resendWebhookSecret()));
    add(new FcmVendor(store, Clock.systemUTC()));
    add(new PreviewPages());
    add(new IssuerVendor(LocalIssuer.open(settings.home(), issuer())));
    server.setExecutor(requests);
    server.start();
  }

  private void add(Vendor vendor) {
    VendorHandler handler = new VendorHandler(vendor, store);
    vendors.add(vendor);
    handlers.add(handler);
    server.createContext("/" + vendor.name(), handler);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The base URL for Stripe's clients. */
  public URI stripe() {
    return base("stripe");
  }

  /** The base URL for FCM's clients. */
  public URI fcm() {
    return base("fcm");
  }

  /** The issuer of the local tokens: what their {@code iss} says, to the letter. */
  public URI issuer() {
    return base("issuer");
  }

  private URI base(String vendor) {
    return URI.create("http://127.0.0.1:%d/%s".formatted(port(), vendor));
  }

  /** Stops answering, lets what is under way finish, and closes the state. */
  @Override
  public void close() {
    // Nothing is interrupted: an interrupt in the middle of a write would close the state's file.
    handlers.forEach(VendorHandler::close);
    server.stop(GRACE_SECONDS);
    requests.close();
    vendors.forEach(Vendor::close);
    store.close();
  }
}
