package com.slotbase.adapters.push;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of a person's devices a message has reached (N2). */
public final class PushDeliveries {

  private final JdbcClient jdbc;

  public PushDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Tokens of the person's that are valid now and that the message was not sent to yet. */
  public List<String> remaining(String notificationId, String personId) {
    return jdbc.sql(
            """
            select t.token from push_token t
            where t.person_id = :person and t.invalid_at is null
              and not exists (select from push_delivery d
                              where d.notification_id = :notification and d.token = t.token and d.status = 'SENT')
            order by t.created_at, t.token
            """)
        .param("person", personId)
        .param("notification", notificationId)
        .query(String.class)
        .list();
  }

  /** FCM's name of the message to one of the devices that it reached; empty if it reached none. */
  public Optional<String> sentAs(String notificationId) {
    return jdbc.sql(
            """
            select provider_id from push_delivery
            where notification_id = :notification and status = 'SENT' order by at desc, token limit 1
            """)
        .param("notification", notificationId)
        .query(String.class)
        .optional();
  }

  /** To be called right after FCM's answer, so that no later attempt sends to this device again. */
  public void noteSent(String notificationId, String token, String providerId) {
    note("note_push_sent", notificationId, token, providerId);
  }

  /** The token is invalid from now on, and may be the one too many that has old ones deleted. */
  public void noteInvalid(String notificationId, String token, String personId) {
    note("note_push_invalid", notificationId, token, personId);
  }

  private void note(String function, String notificationId, String token, String more) {
    jdbc.sql("select " + function + "(:notification, :token, :more)")
        .param("notification", notificationId)
        .param("token", token)
        .param("more", more)
        .query((row, n) -> "")
        .list();
  }
}
