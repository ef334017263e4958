package com.slotbase.local.vendor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault that was ordered.
 *
 * @param path exact, or with <code>*</code> standing for one segment or a part of one
 * @param method absent for any
 * @param about what the query or the body has to name, such as an object's id; absent for any
 * @param status what {@link Kind#ERROR} answers
 * @param delayMs how long {@link Kind#DELAY} waits before the work
 * @param times how many requests it meets; −1 is every one until cleared
 */
record Fault(
    String path,
    Optional<String> method,
    Optional<String> about,
    Kind kind,
    int status,
    int delayMs,
    int times) {
  private static final int MAX_DELAY_MS = 600_000;
  private static final int MAX_TIMES = 1_000_000;
  private static final int UNTIL_CLEARED = -1;

  /** What befalls a request for which nothing was ordered: a delay of nothing. */
  static final Fault NONE =
      new Fault("/", Optional.empty(), Optional.empty(), Kind.DELAY, 0, 0, UNTIL_CLEARED);

  /** What befalls a request. */
  enum Kind {
    /** Answers the status without doing the work. */
    ERROR,
    /** Answers 429 without doing the work. */
    RATE_LIMIT,
    /** Waits, then does the work and answers. */
    DELAY,
    /** Does the work and never answers. */
    TIMEOUT_AFTER,
    /**
     * Does the work and cuts the connection. The JDK's {@code HttpURLConnection}, which stripe-java
     * uses, then sends a POST once more by itself, unless {@code sun.net.http.retryPost} is false:
     * order at least two for its caller to notice.
     */
    RESET
  }

  static Fault of(Call call) {
    Order order = Order.of(call, "path", "method", "about", "kind", "status", "ms", "times");
    String path = order.text("path");
    if (!path.startsWith("/") || path.startsWith("/_sim")) {
      throw new BadOrder("Field path must be one of the vendor's own paths, such as /v1/refunds.");
    }
    Kind kind = kind(order.text("kind"));
    Optional<Integer> delayMs = order.number("ms", 0, MAX_DELAY_MS);
    if ((kind == Kind.DELAY) != delayMs.isPresent()) {
      throw new BadOrder("Field ms belongs to the kind delay, which needs it.");
    }
    Optional<Integer> status = order.number("status", 400, 599);
    if (kind != Kind.ERROR && status.isPresent()) {
      throw new BadOrder("Field status belongs to the kind error.");
    }
    int times = order.number("times", UNTIL_CLEARED, MAX_TIMES).orElse(1);
    if (times == 0) {
      throw new BadOrder("Field times must be -1 or at least 1.");
    }
    return new Fault(
        path,
        order.optionalText("method").map(method -> method.toUpperCase(Locale.ROOT)),
        order.optionalText("about"),
        kind,
        status.orElse(500),
        delayMs.orElse(0),
        times);
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (wire(kind).equals(name)) {
        return kind;
      }
    }
    throw new BadOrder(
        "Field kind must be one of "
            + Stream.of(Kind.values()).map(Fault::wire).collect(Collectors.joining(", "))
            + ".");
  }

  private static String wire(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  boolean meets(Call call) {
    return method.filter(wanted -> !wanted.equals(call.method())).isEmpty()
        && Pattern.matches(glob(path), call.path())
        && about
            .filter(text -> !call.query().contains(text) && !call.body().contains(text))
            .isEmpty();
  }

  private static String glob(String path) {
    return Stream.of(path.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^/]+"));
  }

  /** What is left of it after one more request; nothing when that was the last. */
  Optional<Fault> afterOne() {
    if (times == UNTIL_CLEARED) {
      return Optional.of(this);
    }
    return times == 1
        ? Optional.empty()
        : Optional.of(new Fault(path, method, about, kind, status, delayMs, times - 1));
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("path", path).put("kind", wire(kind)).put("times", times);
    method.ifPresent(value -> json.put("method", value));
    about.ifPresent(value -> json.put("about", value));
    if (kind == Kind.ERROR) {
      json.put("status", status);
    }
    if (kind == Kind.DELAY) {
      json.put("ms", delayMs);
    }
    return json;
  }

  static Fault fromJson(ObjectNode json) {
    return new Fault(
        json.path("path").asString(),
        json.optional("method").map(node -> node.asString()),
        json.optional("about").map(node -> node.asString()),
        kind(json.path("kind").asString()),
        json.path("status").asInt(500),
        json.path("ms").asInt(0),
        json.path("times").asInt());
  }
}
