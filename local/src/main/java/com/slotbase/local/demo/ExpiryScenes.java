package com.slotbase.local.demo;

import java.time.Duration;
import java.util.Optional;

/** A hold that nobody confirms. */
record ExpiryScenes(Club club, Telling telling) {

  /** The shortest time that a listing may set. A stack may be told to hold for less. */
  private static final int SHORTEST_SECONDS = 60;

  /** On a machine that does nothing else it is a few hundredths of a second. */
  private static final Duration LATEST = Duration.ofSeconds(2);

  private static final Duration SOON = Duration.ofSeconds(15);

  /** Holds for as long as is usual in this stack, or for a minute where that would be longer. */
  Held walkAway(Slot slot) {
    var dave = club.person("dave");
    return telling.<Held>step(
        "Dave holds %s of Court 2 and walks away".formatted(slot.spoken()),
        "201 HELD",
        scene -> {
          var held = hold(dave, Optional.empty(), slot);
          if (held.left().toSeconds() > SHORTEST_SECONDS) {
            dave.cancel(held, "a shorter one will do");
            held = hold(dave, Optional.of(SHORTEST_SECONDS), slot);
          }
          scene.yields(held);
          return Outcome.of(
              true, "201 HELD until " + held.until(), club.temporal().link(held.id()));
        });
  }

  private Held hold(Person person, Optional<Integer> seconds, Slot slot) {
    var court = club.court("Court 2", seconds);
    return Held.of(person, court, slot, person.hold(court, slot));
  }

  void expiryToTheSecond(Held held) {
    telling.waitUntil("Dave's hold runs out", held.expiresAt());
    telling.check(
        "Dave's hold runs out at " + held.until(),
        "EXPIRED, released by its timer, less than 2 s later",
        () -> {
          Telling.within(SOON, () -> club.temporal().endOf(held.id()).isPresent());
          var status = held.booking().text("status");
          var end = club.temporal().endOf(held.id());
          if (end.isEmpty()) {
            return Outcome.of(false, status + ", not released", club.temporal().link(held.id()));
          }
          var late = Duration.between(held.expiresAt(), end.get());
          return Outcome.of(
              status.equals("EXPIRED") && !late.isNegative() && late.compareTo(LATEST) < 0,
              "%s, released %d ms later".formatted(status, late.toMillis()),
              club.temporal().link(held.id()));
        });
  }
}
