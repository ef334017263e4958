package com.slotbase.local.vendor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The faults that wait for their requests; they survive a restart. */
final class Faults {
  private static final int MOST = 1_000;

  private final Store store;
  private final Table table;
  private final TreeMap<Integer, Fault> waiting = new TreeMap<>();

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

  synchronized void clear() {
    store.run(() -> waiting.keySet().forEach(number -> table.remove(id(number))));
    waiting.clear();
  }

  /** The first fault that was ordered for such a request; it counts as having happened. */
  synchronized Optional<Fault> take(Call call) {
    for (Map.Entry<Integer, Fault> entry : waiting.entrySet()) {
      Fault fault = entry.getValue();
      if (fault.meets(call)) {
        Optional<Fault> left = fault.afterOne();
        if (!left.equals(Optional.of(fault))) {
          keep(entry.getKey(), left);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void keep(int number, Optional<Fault> fault) {
    store.run(() ->
        fault.ifPresentOrElse(
            kept -> table.put(id(number), kept.toJson().put("number", number)),
            () -> table.remove(id(number))));
    fault.ifPresentOrElse(kept -> waiting.put(number, kept), () -> waiting.remove(number));
  }

  private static String id(int number) {
    return "%010d".formatted(number);
  }
}
