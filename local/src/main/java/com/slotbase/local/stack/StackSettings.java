package com.slotbase.local.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What tells one stack from another: its home, its ports, and the settings that were given in the
 * environment. A setting that names a service (a database, a Temporal server, Stripe, an issuer)
 * means that the stack uses that one and starts none of its own.
 *
 * @param home absolute path of the folder that keeps the stack's state
 * @param ports one distinct port each
 * @param given every other setting that the environment holds, by name
 */
public record StackSettings(Path home, Map<Port, Integer> ports, Map<String, String> given) {

  private static final List<String> PREFIXES =
      List.of(
          "SLOTBASE_",
          "DATABASE_",
          "TEMPORAL_",
          "STRIPE_",
          "RESEND_",
          "FCM_",
          "OPENAI_",
          "OIDC_",
          "CLERK_");

  public StackSettings {
    ports = Map.copyOf(ports);
    given = Map.copyOf(given);
    var owners = new HashMap<Integer, Port>();
    for (Port port : Port.values()) {
      var number = ports.get(port);
      if (number == null) {
        throw new IllegalArgumentException("No port for " + port);
      }
      var other = owners.put(number, port);
      if (other != null) {
        throw new StackException(
            "%s and %s are both %d: give each a port of its own."
                .formatted(other.setting(), port.setting(), number));
      }
    }
  }

  /** The settings of an environment; a relative {@code SLOTBASE_HOME} lies in {@code checkout}. */
  public static StackSettings fromEnvironment(Map<String, String> environment, Path checkout) {
    var ports = new EnumMap<Port, Integer>(Port.class);
    for (Port port : Port.values()) {
      ports.put(port, portNumber(port, environment));
    }
    var home = checkout.resolve(environment.getOrDefault("SLOTBASE_HOME", ".slotbase"));
    return new StackSettings(home.toAbsolutePath().normalize(), ports, settingsIn(environment));
  }

  /** The settings of this process's environment, with the checkout it runs from. */
  public static StackSettings fromEnvironment(Map<String, String> environment) {
    return fromEnvironment(environment, Checkout.find().root());
  }

  /** A stack of its own on free ports, for a test; the environment of this process has no say. */
  public static StackSettings isolated(Path home) {
    return isolated(home, Map.of());
  }

  /** As {@link #isolated(Path)}, with further settings such as {@code SLOTBASE_HOLD}. */
  public static StackSettings isolated(Path home, Map<String, String> overrides) {
    var free = freePorts();
    var ports = new EnumMap<Port, Integer>(Port.class);
    for (Port port : Port.values()) {
      ports.put(
          port,
          overrides.containsKey(port.setting())
              ? portNumber(port, overrides)
              : free.get(port.ordinal()));
    }
    return new StackSettings(home.toAbsolutePath().normalize(), ports, settingsIn(overrides));
  }

  public int port(Port port) {
    var number = ports.get(port);
    if (number == null) {
      throw new IllegalStateException("No port for " + port);
    }
    return number;
  }

  /** Whether the stack runs this part itself, rather than use a service the settings name. */
  public boolean startsItself(Part part) {
    return switch (part) {
      case POSTGRES -> !given.containsKey("DATABASE_URL");
      case TEMPORAL -> !given.containsKey("TEMPORAL_ADDRESS");
      case SIMULATORS ->
          !given
              .keySet()
              .containsAll(
                  List.of("STRIPE_API_BASE", "RESEND_API_BASE", "FCM_API_BASE", "OIDC_ISSUER"));
      case WORKER, API -> true;
    };
  }

  /** The settings that every process of the stack runs with: the given ones, and local defaults. */
  public Map<String, String> environment() {
    var all = new TreeMap<>(localDefaults());
    all.putAll(given);
    return all;
  }

  private Map<String, String> localDefaults() {
    var simulators = "http://127.0.0.1:" + port(Port.SIMULATORS);
    var local = new LinkedHashMap<String, String>();
    local.put("SLOTBASE_HOME", home.toString());
    for (Port port : Port.values()) {
      local.put(port.setting(), Integer.toString(port(port)));
    }
    local.put(
        "DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(port(Port.POSTGRES), PostgresCluster.DATABASE));
    local.put("DATABASE_USER", PostgresCluster.APPLICATION);
    local.put("DATABASE_PASSWORD", PostgresCluster.APPLICATION);
    local.put("DATABASE_OWNER", PostgresCluster.OWNER);
    local.put("DATABASE_OWNER_PASSWORD", PostgresCluster.OWNER);
    local.put("TEMPORAL_ADDRESS", "127.0.0.1:" + port(Port.TEMPORAL));
    local.put("TEMPORAL_NAMESPACE", "default");
    if (startsItself(Part.TEMPORAL)) {
      local.put("TEMPORAL_UI_URL", "http://127.0.0.1:" + port(Port.TEMPORAL_UI));
    }
    local.put("STRIPE_API_BASE", simulators + "/stripe");
    local.put("STRIPE_API_KEY", "sk_test_local");
    local.put("STRIPE_WEBHOOK_SECRETS", "whsec_local");
    local.put("RESEND_API_BASE", simulators + "/resend");
    local.put("RESEND_API_KEY", "re_local");
    local.put("RESEND_WEBHOOK_SECRET", "whsec_bG9jYWw=");
    local.put("FCM_API_BASE", simulators + "/fcm");
    local.put("OIDC_ISSUER", simulators + "/issuer");
    if (!given.containsKey("OIDC_ISSUER")) {
      local.put("OIDC_JWKS_URL", simulators + "/issuer/.well-known/jwks.json");
    }
    return local;
  }

  private static int portNumber(Port port, Map<String, String> environment) {
    var text = environment.getOrDefault(port.setting(), "").strip();
    if (text.isEmpty()) {
      return port.usual();
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= 1 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as with a number out of range.
    }
    throw new StackException(
        "%s is '%s', which is no port: give a number from 1 to 65535."
            .formatted(port.setting(), text));
  }

  private static Map<String, String> settingsIn(Map<String, String> environment) {
    var settings = new TreeMap<String, String>();
    environment.forEach((name, value) -> {
      if (!value.isBlank() && isSetting(name)) {
        settings.put(name, value.strip());
      }
    });
    settings.remove("SLOTBASE_HOME");
    for (Port port : Port.values()) {
      settings.remove(port.setting());
    }
    return settings;
  }

  /** Whether a variable is one of SlotBase's, so that a stack runs with its own and no others. */
  static boolean isSetting(String name) {
    return PREFIXES.stream().anyMatch(name::startsWith);
  }

  /**
   * Below the ports that systems give to outgoing connections: one of those could be in the way
   * when a part is started again.
   */
  private static List<Integer> freePorts() {
    return new Random()
        .ints(20_000, 32_000)
        .filter(Readiness::isFree)
        .distinct()
        .limit(Port.values().length)
        .boxed()
        .toList();
  }
}
