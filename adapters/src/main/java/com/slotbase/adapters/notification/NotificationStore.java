package com.slotbase.adapters.notification;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.instantOrNull;
import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.adapters.database.Position;
import com.slotbase.adapters.message.MessageFacts;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.NotificationStatus;
import com.slotbase.workflows.domain.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of messages. They are written by the event they tell of, in its transaction. */
public final class NotificationStore {

  private final JdbcClient jdbc;

  public NotificationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A message.
   *
   * @param attempts in order
   */
  public record Told(
      String id,
      Channel channel,
      MessageTemplate template,
      String language,
      NotificationStatus status,
      List<Attempt> attempts,
      Instant createdAt,
      @Nullable Instant sentAt) {

    public Told {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * A call of a provider.
   *
   * @param error why it was not heeded; null if it was
   */
  public record Attempt(int number, Instant at, @Nullable String error) {}

  /** Ids of the messages that tell of an event and are still to be sent. */
  public List<String> pendingOf(long eventId) {
    return jdbc.sql("select id from notification where event_id = :event and status = 'PENDING'")
        .param("event", eventId)
        .query(String.class)
        .list();
  }

  /** What is to be sent; empty if it is not pending any more. */
  public Optional<Outgoing> outgoing(String id) {
    return jdbc.sql(
            """
            select n.id, n.channel, n.template, n.language, n.person_id, n.created_at, p.email, s.reason as stopped,
              why_useless(n, e, b) as useless,
              b.id as booking_id, l.name, b.starts_at, b.ends_at, b.time_zone, b.price_minor, b.currency, b.version,
              greatest(1, extract(epoch from b.ends_at - b.starts_at) / 60 / b.slot_minutes)::integer as slots,
              coalesce((e.details ->> 'minor')::bigint, 0) as refunded_minor,
              coalesce((e.details ->> 'expiresAt')::timestamptz, b.expires_at) as held_until
            from notification n
              join person p on p.id = n.person_id
              join booking b on b.id = n.booking_id
              join listing l on l.id = b.listing_id
              join booking_event e on e.id = n.event_id
              left join mailbox_stop s on s.address = lower(p.email)
            where n.id = :id and n.status = 'PENDING'
            """)
        .param("id", id)
        .query(NotificationStore::outgoing)
        .optional();
  }

  private static Outgoing outgoing(ResultSet row, int n) throws SQLException {
    String currency = row.getString("currency");
    return new Outgoing(
        row.getString("id"),
        Channel.valueOf(row.getString("channel")),
        MessageTemplate.valueOf(row.getString("template")),
        row.getString("language"),
        row.getString("person_id"),
        row.getString("email"),
        row.getString("stopped"),
        row.getString("useless"),
        new MessageFacts(
            row.getString("booking_id"),
            row.getString("name"),
            new TimeRange(instant(row, "starts_at"), instant(row, "ends_at")),
            ZoneId.of(row.getString("time_zone")),
            row.getInt("slots"),
            new Money(row.getLong("price_minor"), currency),
            new Money(row.getLong("refunded_minor"), currency),
            instant(row, "held_until"),
            row.getInt("version"),
            instant(row, "created_at")));
  }

  /**
   * A page of a booking's messages, the latest first.
   *
   * @param after the last one of the page before; null for the first page
   */
  public List<Told> ofBooking(String bookingId, @Nullable Position after, int limit) {
    var told = new LinkedHashMap<String, Told>();
    jdbc.sql(
            """
            with page as (
              select * from notification
              where booking_id = :booking
                and (cast(:at as timestamptz) is null or created_at < :at or created_at = :at and id > :id)
              order by created_at desc, id limit :limit
            )
            select n.id, n.channel, n.template, n.language, n.status, n.created_at, n.sent_at, a.number, a.at, a.error
            from page n left join notification_attempt a on a.notification_id = n.id
            order by n.created_at desc, n.id, a.number
            """)
        .param("booking", bookingId)
        .param("at", after == null ? null : timestamp(after.at()))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query(row -> {
          String id = row.getString("id");
          Told before = told.get(id);
          var attempts = new ArrayList<>(before == null ? List.of() : before.attempts());
          if (row.getObject("number") != null) {
            attempts.add(
                new Attempt(row.getInt("number"), instant(row, "at"), row.getString("error")));
          }
          told.put(id, told(row, attempts));
        });
    return List.copyOf(told.values());
  }

  private static Told told(ResultSet row, List<Attempt> attempts) throws SQLException {
    return new Told(
        row.getString("id"),
        Channel.valueOf(row.getString("channel")),
        MessageTemplate.valueOf(row.getString("template")),
        row.getString("language"),
        NotificationStatus.valueOf(row.getString("status")),
        attempts,
        instant(row, "created_at"),
        instantOrNull(row, "sent_at"));
  }
}
