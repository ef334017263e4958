package com.slotbase.local.simulator;

import java.net.URI;
import java.nio.file.Path;

/**
 * How the simulators run.
 *
 * @param port where they listen on 127.0.0.1; 0 is any free port
 * @param home the state directory, made when absent; used by one running process at a time
 * @param stripeWebhookTarget where Stripe's webhooks are posted to
 * @param stripeWebhookSecret what they are signed with
 * @param resendWebhookTarget where Resend's are posted to
 * @param resendWebhookSecret what those are signed with
 */
public record SimulatorSettings(
    int port,
    Path home,
    URI stripeWebhookTarget,
    String stripeWebhookSecret,
    URI resendWebhookTarget,
    String resendWebhookSecret) {

  public SimulatorSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The port must be from 0 to 65535, not " + port + ".");
    }
    if (stripeWebhookSecret.isBlank()) {
      throw new IllegalArgumentException("The secret for Stripe's webhooks must not be empty.");
    }
  }
}
