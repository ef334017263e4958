package com.slotbase.adapters.email;

import java.net.URI;

/**
 * How Resend is reached.
 *
 * @param from the sender, such as {@code SlotBase <noreply@slotbase.com>}
 */
public record ResendSettings(URI apiBase, String apiKey, String from) {}
