package com.slotbase.local.demo;

import java.time.Duration;
import java.time.Instant;

/** A hold that somebody has got. */
record Held(Person by, String id, String listing, Slot slot, Instant expiresAt) {

  static Held of(Person by, String listing, Slot slot, Answer answer) {
    if (answer.status() != 201) {
      throw new IllegalStateException("the hold is answered " + answer.summary());
    }
    return new Held(by, answer.text("id"), listing, slot, Instant.parse(answer.text("expiresAt")));
  }

  /** The booking as it is now. */
  Answer booking() {
    return by.get("/v1/bookings/" + id);
  }

  Duration left() {
    return Duration.between(Instant.now(), expiresAt);
  }

  /** The time of day it lasts until, in UTC as the logs have it. */
  String until() {
    return expiresAt.toString().substring(11, 23) + " UTC";
  }
}
