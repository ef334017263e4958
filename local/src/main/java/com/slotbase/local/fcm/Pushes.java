package com.slotbase.local.fcm;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pushes that were taken, and the devices that take none. */
final class Pushes {

  private static final Set<String> FIELDS =
      Set.of("name", "data", "notification", "android", "webpush", "apns", "fcm_options", "token");

  /** Of what is shown and the data together. */
  private static final int MAX_PAYLOAD_BYTES = 4096;

  private final Store store;
  private final Table taken;
  private final Table devices;
  private final InstantSource clock;

  Pushes(Store store, InstantSource clock) {
    this.store = store;
    this.taken = store.table("fcm.pushes");
    this.devices = store.table("fcm.devices");
    this.clock = clock;
  }

  /** What becomes of pushes to a device from now on; one that was never named takes them. */
  void set(String token, DeviceState state) {
    store.run(() -> devices.put(token, Json.object().put("state", state.name())));
  }

  /**
   * @return FCM's name of the message
   */
  String take(String project, String body) {
    JsonNode message = message(body);
    String token = token(message);
    String id = "0:%d%%%s".formatted(clock.millis(), UUID.randomUUID().toString().substring(0, 8));
    String name = "projects/%s/messages/%s".formatted(project, id);
    ObjectNode push = Json.object();
    push.put("name", name);
    push.put("token", token);
    push.put("title", message.at("/notification/title").asString(""));
    push.put("body", message.at("/notification/body").asString(""));
    push.put("collapseKey", message.at("/android/collapse_key").asString(""));
    push.set("data", message.has("data") ? message.get("data") : Json.object());
    push.set("message", message);
    store.run(() -> taken.put("%015d-%s".formatted(clock.millis(), id), push));
    return name;
  }

  private String token(JsonNode message) {
    String token = message.path("token").asString("");
    if (token.isEmpty()) {
      throw FcmError.invalid("message", "Recipient of the message is not set.");
    }
    String state =
        devices
            .get(token)
            .map(device -> device.path("state").asString())
            .orElse(DeviceState.REGISTERED.name());
    return switch (DeviceState.valueOf(state)) {
      case REGISTERED -> token;
      case UNREGISTERED -> throw FcmError.unregistered();
      case MALFORMED -> throw FcmError.malformedToken();
    };
  }

  private static JsonNode message(String body) {
    JsonNode message = parse(body).path("message");
    if (!message.isObject()) {
      throw FcmError.invalid("message", "Message is not set.");
    }
    for (String field : message.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw FcmError.invalid(
            "message",
            "Invalid JSON payload received. Unknown name \"%s\" at 'message': Cannot find field."
                .formatted(field));
      }
    }
    for (JsonNode value : message.path("data")) {
      if (!value.isString()) {
        throw FcmError.invalid("message.data", "Invalid value at 'message.data' (TYPE_STRING)");
      }
    }
    String payload =
        Json.compact(message.path("notification")) + Json.compact(message.path("data"));
    if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
      throw FcmError.invalid("message", "Message is too big");
    }
    return message;
  }

  private static JsonNode parse(String body) {
    try {
      return Json.read(body);
    } catch (JacksonException e) {
      throw FcmError.invalid("", "Invalid JSON payload received.");
    }
  }

  ArrayNode toJson(Set<String> naming) {
    ArrayNode list = Json.array();
    taken.ascending(naming, Stream::toList).forEach(list::add);
    return list;
  }
}
