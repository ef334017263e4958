package com.slotbase.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Slots that several people want. */
record HoldScenes(Club club, Telling telling, String court) {

  private static final int RACERS = 20;

  Held holdAndRefusal(Slot slot) {
    var alice = club.person("alice");
    var held =
        telling.<Held>step(
            "Alice holds " + slot.spoken(),
            "201 HELD for five minutes",
            scene -> {
              var answer = alice.hold(court, slot);
              var hold = scene.yields(Held.of(alice, court, slot, answer));
              return Outcome.of(
                  answer.summary().equals("201 HELD") && hold.left().toMinutes() == 4,
                  answer.summary() + " until " + hold.until(),
                  club.temporal().link(hold.id()));
            });
    telling.check(
        "Bob wants the same hour",
        "409 SLOT_TAKEN and other times",
        () -> {
          var answer = club.person("bob").hold(court, slot);
          var others = answer.body().path("error").path("details").path("alternatives").size();
          return Outcome.of(
              answer.summary().equals("409 SLOT_TAKEN") && others > 0,
              "%s and %d other times".formatted(answer.summary(), others));
        });
    return held;
  }

  /** Twenty people at once; returns the hold of the one who won. */
  Held race(Slot slot) {
    return telling.<Held>step(
        "%d people want %s at the same moment".formatted(RACERS, slot.spoken()),
        "one 201 HELD, %d times 409 SLOT_TAKEN".formatted(RACERS - 1),
        scene -> {
          var counts = new TreeMap<String, Integer>();
          var links = new ArrayList<String>();
          allAtOnce(slot)
              .forEach((racer, answer) -> {
                counts.merge(answer.summary(), 1, Integer::sum);
                if (answer.status() == 201) {
                  var won = scene.yields(Held.of(racer, court, slot, answer));
                  links.add(club.temporal().link(won.id()));
                }
              });
          var expected = Map.of("201 HELD", 1, "409 SLOT_TAKEN", RACERS - 1);
          return new Outcome(counts.equals(expected), told(counts), links);
        });
  }

  private Map<Person, Answer> allAtOnce(Slot slot) {
    var gate = new CountDownLatch(1);
    var answers = new ConcurrentHashMap<Person, Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> runs = new ArrayList<>();
      for (int i = 1; i <= RACERS; i++) {
        var racer = club.person("racer-" + i);
        runs.add(
            CompletableFuture.runAsync(
                () -> {
                  await(gate);
                  answers.put(racer, racer.hold(court, slot));
                },
                threads));
      }
      gate.countDown();
      runs.forEach(CompletableFuture::join);
    }
    return new HashMap<>(answers);
  }

  private static String told(Map<String, Integer> counts) {
    var parts = new ArrayList<String>();
    counts.forEach((answer, count) -> parts.add("%d × %s".formatted(count, answer)));
    return String.join(", ", parts);
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
