package com.slotbase.adapters.timeline;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.instantOrNull;

import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.timeline.TimelineEntry.Alerted;
import com.slotbase.adapters.timeline.TimelineEntry.Case;
import com.slotbase.adapters.timeline.TimelineEntry.Delivered;
import com.slotbase.adapters.timeline.TimelineEntry.Event;
import com.slotbase.adapters.timeline.TimelineEntry.Message;
import com.slotbase.adapters.timeline.TimelineEntry.Phase;
import com.slotbase.adapters.timeline.TimelineEntry.Progress;
import com.slotbase.adapters.timeline.TimelineEntry.Step;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads timelines. Of each kind of entry the first thousand: no booking that is well has as many.
 */
public final class TimelineStore {

  private static final String EVENTS =
      """
      select e.at, e.type, e.actor, e.details,
        coalesce((e.details ->> 'minor')::bigint, p.amount_minor, r.amount_minor) as minor
      from booking_event e
        left join payment p on p.id = e.details ->> 'paymentId'
        left join refund r on r.id = e.details ->> 'refundId'
      where e.booking_id = :id order by e.id limit 1000
      """;

  private static final String STEPS =
      """
      select at, change, subject_id, step, phase, occasion, actor, details
      from transaction_log where booking_id = :id order by id limit 1000
      """;

  /**
   * What became of the messages. One that has failed did so with its last attempt; one that waits
   * does so since it.
   */
  private static final String MESSAGES =
      """
      with ours as (
        select * from notification where booking_id = :id order by created_at, id limit 1000
      ), told as (
        select n.created_at as at, n.id, 'WRITTEN' as progress, 0 as attempt, null as reason,
          null::timestamptz as next_attempt_at
        from ours n
        union all
        select a.at, n.id, case when a.error is null then 'SENT' else 'ATTEMPT_FAILED' end, a.number, a.error,
          case when a.number = n.attempts then n.next_attempt_at end
        from ours n join notification_attempt a on a.notification_id = n.id
        union all
        select a.at, n.id, 'FAILED', a.number, a.error, null
        from ours n join notification_attempt a on a.notification_id = n.id and a.number = n.attempts
        where n.status = 'FAILED'
        union all
        select n.suppressed_at, n.id, 'SUPPRESSED', n.attempts, n.last_error, null
        from ours n where n.status = 'SUPPRESSED'
      )
      select t.*, n.template, n.channel, n.language from told t join ours n on n.id = t.id
      order by t.at, t.id, array_position(array['WRITTEN', 'ATTEMPT_FAILED', 'SENT', 'FAILED', 'SUPPRESSED'], t.progress)
      limit 1000
      """;

  /** What Stripe has told of the booking's PaymentIntents, refunds and disputes. */
  private static final String DELIVERED =
      """
      with told as (
        select payment_intent_id as object_id from payment where booking_id = :id
        union select stripe_refund_id from refund where booking_id = :id
        union select details ->> 'stripeRefundId' from booking_event where booking_id = :id
        union select details ->> 'disputeId' from booking_event where booking_id = :id
      )
      """;

  private static final String STRIPE_EVENTS =
      DELIVERED
          + """
          select e.received_at as at, e.id, e.type, e.object_id, e.processed_at is not null as processed, e.last_error
          from told t join stripe_event e on e.object_id = t.object_id order by e.received_at, e.id limit 1000
          """;

  private static final String CASES =
      DELIVERED
          + """
          , ours as (
            select * from operator_case where booking_id = :id
            union
            select c.* from operator_case c
              join stripe_event e on e.id = c.subject_id join told t on t.object_id = e.object_id
              where c.kind = 'WEBHOOK_UNPROCESSED'
          )
          select opened_at as at, id, kind, subject_id, error, false as resolved from ours
          union all
          select resolved_at, id, kind, subject_id, error, true from ours where resolved_at is not null
          order by at, id, resolved limit 1000
          """;

  private static final String ALERTS =
      """
      select at, kind, subject_id, message from alert where booking_id = :id order by id limit 1000
      """;

  private final JdbcClient jdbc;

  public TimelineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What happened to a booking and what was told of it, its events and messages, whoever asks. */
  public List<TimelineEntry> eventsAndMessages(String bookingId) {
    return inOrder(
        read(EVENTS, bookingId, TimelineStore::event),
        read(MESSAGES, bookingId, TimelineStore::message));
  }

  /**
   * Everything that is on record of a booking. What was written at the same moment comes in the
   * order of events, messages, Stripe's news, cases, alerts, steps.
   */
  public List<TimelineEntry> everything(String bookingId) {
    return inOrder(
        read(EVENTS, bookingId, TimelineStore::event),
        read(MESSAGES, bookingId, TimelineStore::message),
        read(STRIPE_EVENTS, bookingId, TimelineStore::delivered),
        read(CASES, bookingId, TimelineStore::caseOf),
        read(ALERTS, bookingId, TimelineStore::alert),
        read(STEPS, bookingId, TimelineStore::step));
  }

  @SafeVarargs
  private static List<TimelineEntry> inOrder(Stream<? extends TimelineEntry>... kinds) {
    return Stream.of(kinds)
        .<TimelineEntry>flatMap(entries -> entries)
        .sorted(Comparator.comparing(TimelineEntry::at))
        .toList();
  }

  private <T> Stream<T> read(String sql, String bookingId, RowMapper<T> entry) {
    return jdbc.sql(sql).param("id", bookingId).query(entry).list().stream();
  }

  private static Event event(ResultSet row, int n) throws SQLException {
    return new Event(
        instant(row, "at"),
        row.getString("type"),
        row.getString("actor"),
        details(row),
        row.getObject("minor", Long.class));
  }

  private static Message message(ResultSet row, int n) throws SQLException {
    return new Message(
        instant(row, "at"),
        row.getString("id"),
        MessageTemplate.valueOf(row.getString("template")),
        Channel.valueOf(row.getString("channel")),
        row.getString("language"),
        Progress.valueOf(row.getString("progress")),
        row.getInt("attempt"),
        row.getString("reason"),
        instantOrNull(row, "next_attempt_at"));
  }

  private static Step step(ResultSet row, int n) throws SQLException {
    return new Step(
        instant(row, "at"),
        row.getString("change"),
        row.getString("subject_id"),
        row.getString("step"),
        Phase.valueOf(row.getString("phase")),
        row.getInt("occasion"),
        row.getString("actor"),
        details(row));
  }

  private static Case caseOf(ResultSet row, int n) throws SQLException {
    return new Case(
        instant(row, "at"),
        row.getString("id"),
        row.getString("kind"),
        row.getString("subject_id"),
        row.getString("error"),
        row.getBoolean("resolved"));
  }

  private static Alerted alert(ResultSet row, int n) throws SQLException {
    return new Alerted(
        instant(row, "at"),
        row.getString("kind"),
        row.getString("subject_id"),
        row.getString("message"));
  }

  private static Delivered delivered(ResultSet row, int n) throws SQLException {
    return new Delivered(
        instant(row, "at"),
        row.getString("id"),
        row.getString("type"),
        row.getString("object_id"),
        row.getBoolean("processed"),
        row.getString("last_error"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> details(ResultSet row) throws SQLException {
    return Json.read(row.getString("details"), Map.class);
  }
}
