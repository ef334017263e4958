package com.slotbase.local.stack;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs of a stack: addresses by name, pages for people by title, and process ids by part. Of a
 * stack that does not run at all all are empty; services that the settings name are listed with the
 * stack that uses them.
 */
public record Status(
    Map<String, String> addresses, Map<String, String> pages, Map<Part, Long> pids) {

  static Status of(StackSettings settings, Map<Part, Long> pids) {
    var status =
        new Status(new LinkedHashMap<>(), new LinkedHashMap<>(), new EnumMap<>(Part.class));
    status.pids.putAll(pids);
    if (pids.isEmpty()) {
      return status;
    }
    var urls = Urls.of(settings);
    var given = settings.given();
    status.add("api", urls.api(), pids.containsKey(Part.API));
    var temporal = pids.containsKey(Part.TEMPORAL) || !settings.startsItself(Part.TEMPORAL);
    status.add("temporal", urls.temporal(), temporal);
    status.add("temporalUi", urls.temporalUi(), temporal);
    status.add("temporalMetrics", urls.temporalMetrics(), temporal);
    var database = pids.containsKey(Part.POSTGRES) || !settings.startsItself(Part.POSTGRES);
    status.add("database", urls.database(), database);
    var simulators = pids.containsKey(Part.SIMULATORS);
    status.add("stripe", urls.stripe(), simulators || given.containsKey("STRIPE_API_BASE"));
    status.add("resend", urls.resend(), simulators || given.containsKey("RESEND_API_BASE"));
    status.add("fcm", urls.fcm(), simulators || given.containsKey("FCM_API_BASE"));
    status.add("issuer", urls.issuer(), simulators || given.containsKey("OIDC_ISSUER"));
    if (simulators) {
      if (!given.containsKey("RESEND_API_BASE")) {
        status.pages.put("Inbox", urls.resend() + "/_sim/inbox");
      }
      status.pages.put(
          "All messages", "http://127.0.0.1:%d/preview".formatted(settings.port(Port.SIMULATORS)));
    }
    return status;
  }

  private void add(String name, @Nullable String address, boolean runs) {
    if (runs && address != null) {
      addresses.put(name, address);
    }
  }
}
