package com.slotbase.local.resend;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import com.slotbase.local.webhook.Webhooks;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a mail after it was taken, told by webhooks. By itself only mail to Resend's test
 * addresses becomes anything (resend.com/docs/dashboard/emails/send-test-emails); any other is
 * where it is to be read, and comes back when that is ordered.
 */
final class MailEvents {

  private static final String TEST_DOMAIN = "@resend.dev";

  private final Table events;
  private final Webhooks webhooks;
  private final InstantSource clock;

  MailEvents(Store store, Webhooks webhooks, InstantSource clock) {
    this.events = store.table("resend.events");
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** A mail was taken. As all else here, to be called in the change of the store. */
  void sent(ObjectNode mail) {
    String address = mail.at("/to/0").asString().toLowerCase(Locale.ROOT);
    if (!address.endsWith(TEST_DOMAIN)) {
      return;
    }
    switch (address.replaceFirst("(\\+.*)?@.*", "")) {
      case "delivered" -> {
        tell("email.sent", mail, Json.object());
        tell("email.delivered", mail, Json.object());
      }
      case "bounced" -> {
        tell("email.sent", mail, Json.object());
        bounce(mail, "Permanent");
      }
      case "complained" -> {
        tell("email.sent", mail, Json.object());
        tell("email.delivered", mail, Json.object());
        complain(mail);
      }
      default -> tell("email.sent", mail, Json.object());
    }
  }

  /**
   * @param type as Amazon SES has them: {@code Permanent}, {@code Transient}, {@code Undetermined}
   */
  void bounce(ObjectNode mail, String type) {
    ObjectNode more = Json.object();
    more.putObject("bounce")
        .put("type", type)
        .put("subType", "General")
        .put("message", "The recipient's mail server would not take it (simulated).");
    tell("email.bounced", mail, more);
  }

  void complain(ObjectNode mail) {
    tell("email.complained", mail, Json.object());
  }

  private void tell(String type, ObjectNode mail, ObjectNode more) {
    String now = clock.instant().toString();
    ObjectNode data =
        Json.object()
            .put("email_id", mail.path("id").asString())
            .put("created_at", mail.path("created_at").asString())
            .put("from", mail.path("from").asString())
            .put("subject", mail.path("subject").asString());
    data.set("to", mail.path("to"));
    data.set("tags", mail.path("tags"));
    data.setAll(more);
    String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
    ObjectNode event = Json.object().put("id", id);
    mail.optional("idempotencyKey").ifPresent(key -> event.set("idempotencyKey", key));
    event.set("body", Json.object().put("type", type).put("created_at", now).set("data", data));
    events.put(id, event);
    webhooks.add(event);
  }
}
