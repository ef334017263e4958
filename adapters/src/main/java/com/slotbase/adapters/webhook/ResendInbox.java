package com.slotbase.adapters.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.slotbase.adapters.email.ResendMail;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Events from Resend. Of a mail that came back for good, and of one that its reader calls spam, the
 * address takes no more mail (N1). All others are kept, and do nothing.
 */
public final class ResendInbox extends Inbox {

  /** What SlotBase listens to: a webhook endpoint has to be told the same. */
  public static final List<String> TYPES = List.of("email.bounced", "email.complained");

  /** The types of a bounce that is not for good (resend.com/docs, "Email Bounces"). */
  private static final Set<String> MAY_PASS = Set.of("Transient", "Undetermined");

  private final JdbcClient jdbc;

  public ResendInbox(TransactionOperations transaction, JdbcClient jdbc) {
    super(transaction, jdbc, "resend_event");
    this.jdbc = jdbc;
  }

  @Override
  Effect read(WebhookEvent event) {
    return switch (event.type()) {
      case "email.bounced" -> bounced(event.json());
      case "email.complained" -> returned(event.json(), "COMPLAINED");
      default -> Effect.NONE;
    };
  }

  /** A full mailbox or a greylisting may pass. What is not said to is for good. */
  private Effect bounced(JsonNode event) {
    boolean mayPass = MAY_PASS.contains(event.at("/data/bounce/type").asText());
    return mayPass ? Effect.NONE : returned(event, "BOUNCED");
  }

  private Effect returned(JsonNode event, String kind) {
    return () -> {
      jdbc.sql("select note_returned_mail(:kind, :address, :email, :notification)")
          .param("kind", kind)
          .param("address", onlyAddress(event.at("/data/to")))
          .param("email", event.at("/data/email_id").textValue())
          .param("notification", event.at("/data/tags/" + ResendMail.KEY_TAG).textValue())
          .query((row, n) -> "")
          .list();
      return List.of();
    };
  }

  /** Null where there are several: an event doesn't tell which one it was. Ours have one. */
  private static @Nullable String onlyAddress(JsonNode to) {
    return to.size() == 1 ? to.path(0).textValue() : to.textValue();
  }
}
