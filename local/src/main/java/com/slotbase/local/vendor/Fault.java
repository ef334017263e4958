package com.slotbase.local.vendor;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault that was ordered.
 *
 * @param path exact, or with <code>*</code> standing for one segment or a part of one, and with
 *     <code>**</code> for any number of them
 * @param method absent for any
 * @param about what the query or the body has to name, such as an object's id, or what the vendor
 *     says that the request is about; absent for any
 * @param status what {@link Kind#ERROR} answers
 * @param delayMs how long {@link Kind#DELAY} waits before the work, and {@link Kind#TIMEOUT_AFTER}
 *     is silent; 0 for the latter is longer than any client waits
 * @param times how many requests it befalls; −1 is every one until cleared
 * @param chance by which it befalls one
 */
record Fault(
    String path,
    Optional<String> method,
    Optional<String> about,
    Kind kind,
    int status,
    int delayMs,
    int times,
    Chance chance) {
  private static final int MAX_DELAY_MS = 600_000;
  private static final int MAX_TIMES = 1_000_000;
  private static final int UNTIL_CLEARED = -1;

  /** What befalls a request for which nothing was ordered: a delay of nothing. */
  static final Fault NONE =
      new Fault(
          "/", Optional.empty(), Optional.empty(), Kind.DELAY, 0, 0, UNTIL_CLEARED, Chance.CERTAIN);

  /** What a fault of the kind {@link Kind#ANY} answers when it is an error. */
  private static final int[] ANY_STATUS = {400, 409, 500, 503};

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
    RESET,
    /** Each time another one of these, drawn by its {@link Chance}. */
    ANY
  }

  static Fault of(Call call) {
    Order order =
        Order.of(
            call, "path", "method", "about", "kind", "status", "ms", "times", "percent", "seed");
    String path = order.text("path");
    if (!path.startsWith("/") || path.startsWith("/_sim")) {
      throw new BadOrder("Field path must be one of the vendor's own paths, such as /v1/refunds.");
    }
    Kind kind = kind(order.text("kind"));
    Optional<Integer> delayMs = order.number("ms", 0, MAX_DELAY_MS);
    boolean needsMs = kind == Kind.DELAY || kind == Kind.ANY;
    if (delayMs.isPresent() ? !needsMs && kind != Kind.TIMEOUT_AFTER : needsMs) {
      throw new BadOrder(
          "Field ms belongs to the kinds delay and any, which need it, and timeout_after.");
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
        times,
        new Chance(
            order.number("percent", 1, 100).orElse(100),
            order.number("seed", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0)));
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

  /**
   * Whether it is for such a request, if chance will have it.
   *
   * @param subject what the vendor says that the request is about
   */
  boolean isFor(Call call, Optional<String> subject) {
    return method.filter(wanted -> !wanted.equals(call.method())).isEmpty()
        && about
            .filter(text -> !call.query().contains(text) && !call.body().contains(text))
            .filter(text -> !subject.equals(about))
            .isEmpty()
        && Pattern.matches(glob(path), call.path());
  }

  private static String glob(String path) {
    return Stream.of(path.split("\\*\\*", -1))
        .map(part ->
            Stream.of(part.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+")))
        .collect(Collectors.joining(".+"));
  }

  /**
   * What befalls a request that it is for; nothing if chance spares it.
   *
   * @param shape see {@link Chance#draw}
   */
  Optional<Fault> befalling(String shape, int number) {
    SplittableRandom drawn = chance.draw(shape, number);
    if (!chance.hits(drawn)) {
      return Optional.empty();
    }
    return Optional.of(kind == Kind.ANY ? drawn(drawn) : this);
  }

  private Fault drawn(SplittableRandom random) {
    Kind drawn = Kind.values()[random.nextInt(Kind.ANY.ordinal())];
    int anyStatus = ANY_STATUS[random.nextInt(ANY_STATUS.length)];
    return new Fault(path, method, about, drawn, anyStatus, delayMs, times, chance);
  }

  /** What is left of it after one more request; nothing when that was the last. */
  Optional<Fault> afterOne() {
    if (times == UNTIL_CLEARED) {
      return Optional.of(this);
    }
    return times == 1
        ? Optional.empty()
        : Optional.of(new Fault(path, method, about, kind, status, delayMs, times - 1, chance));
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("path", path).put("kind", wire(kind)).put("times", times);
    method.ifPresent(value -> json.put("method", value));
    about.ifPresent(value -> json.put("about", value));
    if (kind == Kind.ERROR) {
      json.put("status", status);
    }
    if (delayMs > 0 || kind == Kind.DELAY) {
      json.put("ms", delayMs);
    }
    if (!chance.equals(Chance.CERTAIN)) {
      json.put("percent", chance.percent()).put("seed", chance.seed());
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
        json.path("times").asInt(),
        new Chance(json.path("percent").asInt(100), json.path("seed").asInt(0)));
  }
}
