package com.slotbase.local.vendor;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests that reached the vendor's own paths, the {@value #LIMIT} latest of them. A request
 * has no status while it is being answered, nor when it never was. An entry reaches the disk with
 * the next change of the state, so the last few may be missing after a {@code kill -9}.
 */
final class RequestLog {
  static final int LIMIT = 10_000;

  private final Table table;
  private final AtomicLong last;

  RequestLog(Table table) {
    this.table = table;
    this.last =
        new AtomicLong(
            table.descending(
                Optional.empty(),
                rows -> rows.findFirst().map(row -> row.path("number").asLong()).orElse(0L)));
  }

  /** Notes a request and returns its number. */
  long arrived(Call call) {
    long number = last.incrementAndGet();
    note(number, entry(number, call));
    return number;
  }

  void answered(long number, Call call, int status) {
    note(number, entry(number, call).put("status", status));
  }

  /**
   * @param naming only those requests in which one of these texts occurs
   */
  ArrayNode toJson(Set<String> naming) {
    ArrayNode list = Json.array();
    table.ascending(
        naming,
        rows -> {
          rows.forEach(row -> list.add(row.without("number")));
          return list;
        });
    return list;
  }

  private static ObjectNode entry(long number, Call call) {
    ObjectNode entry =
        Json.object().put("number", number).put("method", call.method()).put("path", call.path());
    call.idempotencyKey().ifPresent(key -> entry.put("idempotencyKey", key));
    return entry;
  }

  private void note(long number, ObjectNode entry) {
    table.note("%019d".formatted(number), entry, LIMIT);
  }
}
