package com.slotbase.local.resend;

import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The mails that were taken, each once per idempotency key. */
final class Emails {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MAX_KEY_CHARS = 256;

  private final Store store;
  private final Table mails;
  private final Table keys;
  private final MailEvents events;
  private final InstantSource clock;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  Emails(Store store, MailEvents events, InstantSource clock) {
    this.store = store;
    this.mails = store.table("resend.emails");
    this.keys = store.table("resend.keys");
    this.events = events;
    this.clock = clock;
  }

  /** Those in which one of the texts occurs, the oldest first. */
  ArrayNode toJson(Set<String> naming) {
    ArrayNode list = Json.array();
    mails.ascending(naming, Stream::toList).forEach(list::add);
    return list;
  }

  Optional<ObjectNode> find(String id) {
    return mails.ascending(
        Set.of(id), all -> all.filter(mail -> mail.path("id").asString().equals(id)).findFirst());
  }

  /** The latest first. */
  List<ObjectNode> latest(int most) {
    return mails.descending(Optional.empty(), all -> all.limit(most).toList());
  }

  /**
   * Takes a mail, or answers with the one that was taken under the same key.
   *
   * @param delay runs while the key counts as in use
   * @return the id
   */
  String take(Call call, Runnable delay) {
    Optional<String> key = call.idempotencyKey();
    if (key.isEmpty()) {
      delay.run();
      return store.change(() -> keep(call, Optional.empty()));
    }
    if (key.get().length() > MAX_KEY_CHARS) {
      throw ResendError.invalid("Idempotency keys are up to 256 characters long.");
    }
    if (!inFlight.add(key.get())) {
      throw ResendError.keyInUse();
    }
    try {
      Optional<String> before = takenBefore(call, key.get());
      if (before.isPresent()) {
        return before.get();
      }
      delay.run();
      return store.change(() -> keep(call, key));
    } finally {
      inFlight.remove(key.get());
    }
  }

  private Optional<String> takenBefore(Call call, String key) {
    return keys.get(key)
        .filter(kept -> clock.millis() - kept.path("at").asLong() < KEPT.toMillis())
        .map(kept -> {
          if (!kept.path("body").asString().equals(call.body())) {
            throw ResendError.keyReused();
          }
          return kept.path("id").asString();
        });
  }

  private String keep(Call call, Optional<String> key) {
    ObjectNode mail = mail(call.body());
    String id = UUID.randomUUID().toString();
    mail.put("id", id).put("created_at", clock.instant().toString());
    key.ifPresent(used -> {
      mail.put("idempotencyKey", used);
      keys.put(
          used, Json.object().put("id", id).put("body", call.body()).put("at", clock.millis()));
    });
    mails.put("%015d-%s".formatted(clock.millis(), id), mail);
    events.sent(mail);
    return id;
  }

  private static ObjectNode mail(String body) {
    JsonNode sent = parse(body);
    for (String field : List.of("from", "to", "subject")) {
      if (sent.path(field).isMissingNode() || sent.path(field).isNull()) {
        throw ResendError.missing(field);
      }
    }
    ArrayNode to = Json.array();
    if (sent.path("to").isArray()) {
      sent.path("to").forEach(to::add);
    } else {
      to.add(sent.path("to").asString());
    }
    for (JsonNode address : to) {
      if (!address.asString().matches("[^@\\s]+@[^@\\s]+")) {
        throw ResendError.invalid(
            "Invalid `to` field. The email address needs to follow the"
                + " `email@example.com` or `Name <email@example.com>` format.");
      }
    }
    ArrayNode files = Json.array();
    sent.path("attachments")
        .forEach(file ->
            files.add(
                Json.object()
                    .put("filename", file.path("filename").asString())
                    .put("content", file.path("content").asString())));
    ObjectNode mail = Json.object();
    mail.put("from", sent.path("from").asString());
    mail.set("to", to);
    mail.put("subject", sent.path("subject").asString());
    mail.put("html", sent.path("html").asString(""));
    mail.put("text", sent.path("text").asString(""));
    mail.set("attachments", files);
    ObjectNode tags = mail.putObject("tags");
    sent.path("tags")
        .forEach(tag -> tags.put(tag.path("name").asString(), tag.path("value").asString()));
    return mail;
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode sent = Json.read(body);
      if (sent.isObject()) {
        return sent;
      }
    } catch (JacksonException e) {
      // Told below, as with whatever else is no object.
    }
    throw ResendError.invalid("The body is not a JSON object.");
  }
}
