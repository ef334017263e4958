package com.slotbase.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays steps one by one, measures them, and ends the story at the first that comes out otherwise.
 */
final class Telling {

  private static final Duration POLL = Duration.ofMillis(25);

  /** A step came out otherwise than was to be expected; it has been told. */
  static final class Broken extends RuntimeException {

    Broken(String step) {
      super(step);
    }
  }

  /** What is played in a step that later ones go on from. */
  interface Play<T> {
    Outcome in(Scene<T> scene);
  }

  /** Takes what later steps go on with. */
  static final class Scene<T> {

    private @Nullable T yielded;

    T yields(T value) {
      yielded = value;
      return value;
    }
  }

  private final Teller teller;

  Telling(Teller teller) {
    this.teller = teller;
  }

  /** Plays a step and returns what later ones go on from. */
  <T> T step(String name, String expected, Play<T> play) {
    var scene = new Scene<T>();
    check(name, expected, () -> play.in(scene));
    if (scene.yielded == null) {
      throw new IllegalStateException("'" + name + "' yields nothing to go on from");
    }
    return scene.yielded;
  }

  /** Plays a step that nothing but the story goes on from. */
  void check(String name, String expected, Supplier<Outcome> play) {
    var begin = Instant.now();
    var outcome = outcome(play);
    var ms = Duration.between(begin, Instant.now()).toMillis();
    teller.tell(new Step(name, outcome.ok(), expected, outcome.actual(), ms, outcome.links()));
    if (!outcome.ok()) {
      throw new Broken(name);
    }
  }

  private static Outcome outcome(Supplier<Outcome> play) {
    try {
      return play.get();
    } catch (RuntimeException e) {
      return Outcome.of(false, String.valueOf(e.getMessage()));
    }
  }

  /** Waits until a moment, and says how long that is. */
  void waitUntil(String what, Instant moment) {
    for (var left = left(moment); left.isPositive(); left = left(moment)) {
      teller.waiting(what, left);
      pause(left.compareTo(Duration.ofMillis(200)) < 0 ? left : Duration.ofMillis(200));
    }
    teller.waiting(what, Duration.ZERO);
  }

  /** Waits until a condition holds, for so long at most, and says so. */
  void waitFor(String what, Duration limit, BooleanSupplier condition) {
    var deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean() && left(deadline).isPositive()) {
      teller.waiting(what, left(deadline));
      pause(Duration.ofMillis(200));
    }
    teller.waiting(what, Duration.ZERO);
  }

  /** Waits until a condition holds, for so long at most; what became of it the step looks up. */
  static void within(Duration limit, BooleanSupplier condition) {
    var deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
      pause(POLL);
    }
  }

  private static Duration left(Instant moment) {
    return Duration.between(Instant.now(), moment);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
