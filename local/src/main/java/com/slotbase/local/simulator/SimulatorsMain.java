package com.slotbase.local.simulator;

import com.slotbase.adapters.webhook.ResendSignature;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The simulators as a process of their own. Settings come from the environment, with the defaults
 * of the local stack: {@code SIMULATORS_PORT}, {@code SLOTBASE_HOME}, {@code SLOTBASE_PORT} (where
 * the webhooks go), {@code STRIPE_WEBHOOK_SECRETS} and {@code RESEND_WEBHOOK_SECRET} (the first one
 * signs). Prints one line when ready, ends cleanly on SIGTERM, and exits 1 after one sentence when
 * it can't start.
 */
public final class SimulatorsMain {
  private SimulatorsMain() {}

  public static void main(String[] args) throws InterruptedException {
    Simulators simulators;
    try {
      simulators = Simulators.start(settings(System.getenv()));
    } catch (IllegalArgumentException | IllegalStateException | PortInUse e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              simulators.close();
              stopped.countDown();
            }));
    System.out.println(
        "simulators ready: stripe %s, issuer %s"
            .formatted(simulators.stripe(), simulators.issuer()));
    stopped.await();
  }

  static SimulatorSettings settings(Map<String, String> environment) {
    int starter = port(environment, "SLOTBASE_PORT", 8080);
    String resendSecret = firstSecret(environment, "RESEND_WEBHOOK_SECRET", "whsec_bG9jYWw=");
    ResendSignature.requireSecret(resendSecret);
    return new SimulatorSettings(
        port(environment, "SIMULATORS_PORT", 12111),
        Path.of(value(environment, "SLOTBASE_HOME", ".slotbase")),
        URI.create("http://127.0.0.1:%d/webhooks/stripe".formatted(starter)),
        firstSecret(environment, "STRIPE_WEBHOOK_SECRETS", "whsec_local"),
        URI.create("http://127.0.0.1:%d/webhooks/resend".formatted(starter)),
        resendSecret);
  }

  private static String firstSecret(
      Map<String, String> environment, String name, String otherwise) {
    return value(environment, name, otherwise).split(",", 2)[0].strip();
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String text = value(environment, name, String.valueOf(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a port number, not " + text + ".", e);
    }
  }

  /** An empty setting counts as absent, as it does in shells. */
  private static String value(Map<String, String> environment, String name, String otherwise) {
    String set = environment.getOrDefault(name, "").strip();
    return set.isEmpty() ? otherwise : set;
  }
}
