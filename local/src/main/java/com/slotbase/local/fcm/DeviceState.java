package com.slotbase.local.fcm;

import com.slotbase.local.vendor.BadOrder;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What FCM has to say of a token. */
enum DeviceState {
  /** It is some device's. */
  REGISTERED,
  /** The app was deleted, or has another token now. */
  UNREGISTERED,
  /** It never was one. */
  MALFORMED;

  static DeviceState of(String name) {
    return Stream.of(values())
        .filter(state -> state.wire().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadOrder(
                "Field state must be one of "
                    + Stream.of(values()).map(DeviceState::wire).collect(Collectors.joining(", "))
                    + "."));
  }

  private String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
