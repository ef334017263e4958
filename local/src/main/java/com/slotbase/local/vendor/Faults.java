package com.slotbase.local.vendor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The faults that wait for their requests; they survive a restart. */
final class Faults {
  private static final int MOST = 1_000;

  private final Store store;
  private final Table table;
  private final TreeMap<Integer, Fault> waiting = new TreeMap<>();

  /**
   * By fault: how many requests of each shape chance was asked about. Begins anew with a restart.
   */
  private final Map<Integer, Map<String, Integer>> draws = new HashMap<>();

  Faults(Store store, Table table) {
    this.store = store;
    this.table = table;
    for (ObjectNode row : table.ascending(Stream::toList)) {
      waiting.put(row.path("number").asInt(), Fault.fromJson(row));
    }
  }

  synchronized void add(Fault fault) {
    if (waiting.size() == MOST) {
      throw new BadOrder("There are %d faults already: clear them first.".formatted(MOST));
    }
    keep(waiting.isEmpty() ? 1 : waiting.lastKey() + 1, Optional.of(fault));
  }

  /**
   * @param about clears those that were ordered for this alone; empty: all
   */
  synchronized void clear(Optional<String> about) {
    List<Integer> cleared =
        waiting.entrySet().stream()
            .filter(entry -> about.isEmpty() || entry.getValue().about().equals(about))
            .map(Map.Entry::getKey)
            .toList();
    store.run(() -> cleared.forEach(number -> table.remove(id(number))));
    cleared.forEach(waiting::remove);
    cleared.forEach(draws::remove);
  }

  /**
   * The first fault that befalls a request; it counts as having happened.
   *
   * @param route which of the vendor's it is for
   * @param subject what it is about
   */
  synchronized Optional<Fault> take(Call call, String route, Supplier<Optional<String>> subject) {
    String shape = call.method() + " " + route;
    boolean choosy = waiting.values().stream().anyMatch(fault -> fault.about().isPresent());
    Optional<String> of = choosy ? subject.get() : Optional.empty();
    for (Map.Entry<Integer, Fault> entry : waiting.entrySet()) {
      Fault fault = entry.getValue();
      if (fault.isFor(call, of)) {
        Optional<Fault> befalling = fault.befalling(shape, draw(entry.getKey(), shape));
        if (befalling.isPresent()) {
          Optional<Fault> left = fault.afterOne();
          if (!left.equals(Optional.of(fault))) {
            keep(entry.getKey(), left);
          }
          return befalling;
        }
      }
    }
    return Optional.empty();
  }

  private int draw(int number, String shape) {
    return draws.computeIfAbsent(number, key -> new HashMap<>()).merge(shape, 1, Integer::sum);
  }

  private void keep(int number, Optional<Fault> fault) {
    store.run(() ->
        fault.ifPresentOrElse(
            kept -> table.put(id(number), kept.toJson().put("number", number)),
            () -> table.remove(id(number))));
    fault.ifPresentOrElse(
        kept -> waiting.put(number, kept),
        () -> {
          waiting.remove(number);
          draws.remove(number);
        });
  }

  private static String id(int number) {
    return "%010d".formatted(number);
  }
}
