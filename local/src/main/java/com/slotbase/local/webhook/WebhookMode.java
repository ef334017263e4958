package com.slotbase.local.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the webhooks of events from now on go astray. */
enum WebhookMode {
  /** At once, in the order of the events of one object. */
  NORMAL,
  /** Each twice, one after the other. */
  DUPLICATE,
  /** What happens within a second or so arrives in the opposite order. */
  REORDERED,
  /** Each so many milliseconds late. */
  DELAYED,
  /** Never: only the event list tells of them. */
  LOST;

  static Optional<WebhookMode> of(String name) {
    return Stream.of(values()).filter(mode -> mode.wire().equals(name)).findFirst();
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
