package com.slotbase.adapters.email;

import java.net.URI;
import java.util.List;

/**
 * How Resend is reached.
 *
 * @param from the sender, such as {@code SlotBase <noreply@slotbase.com>}
 * @param webhookSecrets each is tried, so that one can follow the other
 */
public record ResendSettings(URI apiBase, String apiKey, String from, List<String> webhookSecrets) {

  public ResendSettings {
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
