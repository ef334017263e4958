package com.slotbase.adapters.webhook;

import com.slotbase.adapters.database.Reachability;
import com.slotbase.workflows.domain.Wake;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Events from a vendor, each stored before it is answered and processed once (W2, W3). The row and
 * what the event does to its booking are one transaction.
 */
public abstract sealed class Inbox permits StripeInbox, ResendInbox {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final String table;

  /**
   * @param table where its events are; its primary key is named after it
   */
  Inbox(TransactionOperations transaction, JdbcClient jdbc, String table) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.table = table;
  }

  /** What is to be written, in the transaction of the event's row. */
  interface Effect {

    Effect NONE = List::of;

    /** Returns the stories that have something to do now. */
    List<Wake> apply();
  }

  /** Finds out what an event does. Whatever it throws, the event is tried again. */
  abstract Effect read(WebhookEvent event);

  /**
   * Stores and processes an event that was delivered, or found in the vendor's list.
   *
   * @throws DataAccessException if it could not be stored: the vendor has to send it again
   */
  public Receipt receive(WebhookEvent event) {
    Optional<Boolean> processedBefore = processedBefore(event.id());
    if (processedBefore.isPresent()) {
      return new Receipt.Duplicate(!processedBefore.get());
    }
    Effect effect;
    try {
      effect = read(event);
    } catch (RuntimeException e) {
      log.warn("Event {} ({}) could not be processed yet", event.id(), event.type(), e);
      return storeFailed(event, e);
    }
    try {
      return Objects.requireNonNull(
          transaction.execute(status -> {
            if (!insert(event, true, null)) {
              return new Receipt.Duplicate(false);
            }
            return new Receipt.Processed(effect.apply());
          }));
    } catch (RuntimeException e) {
      if (Reachability.isLost(e)) {
        throw e;
      }
      log.warn("Event {} ({}) could not be applied yet", event.id(), event.type(), e);
      return storeFailed(event, e);
    }
  }

  /** Those of the events that are not in here yet, in the same order. */
  public List<WebhookEvent> unheard(List<WebhookEvent> events) {
    if (events.isEmpty()) {
      return events;
    }
    Set<String> stored =
        jdbc.sql(sql("select id from %1$s where id in (:ids)"))
            .param("ids", events.stream().map(WebhookEvent::id).toList())
            .query(String.class)
            .set();
    return events.stream().filter(event -> !stored.contains(event.id())).toList();
  }

  /** Events whose processing is due again, the longest waiting first. */
  public List<WebhookEvent> due(int limit) {
    return jdbc.sql(
            sql(
                """
                select id, type, object_id, payload from %1$s
                where processed_at is null and next_attempt_at <= now()
                order by next_attempt_at limit :limit
                """))
        .param("limit", limit)
        .query((row, n) ->
            new WebhookEvent(
                row.getString("id"),
                row.getString("type"),
                row.getString("object_id"),
                row.getString("payload")))
        .list();
  }

  /**
   * Tries again to process a stored event. From the fifth failure on it is a case for a person, and
   * goes on being tried.
   */
  public Receipt retry(WebhookEvent event) {
    try {
      Effect effect = read(event);
      return Objects.requireNonNull(
          transaction.execute(status -> {
            List<Wake> wake = effect.apply();
            markProcessed(event.id());
            return new Receipt.Processed(wake);
          }));
    } catch (RuntimeException e) {
      if (Reachability.isLost(e)) {
        // Our own database is away: nothing that an attempt could be counted in.
        throw e;
      }
      log.warn("Event {} ({}) failed again", event.id(), event.type(), e);
      markFailed(event, e);
      return new Receipt.Failed();
    }
  }

  /** Stripe retries for 3 days, Resend for less than 2; ids are kept for 90 (W2). */
  public int forget(int limit) {
    return jdbc.sql(
            sql(
                """
                delete from %1$s where id in (
                  select id from %1$s
                  where received_at <= now() - interval '90 d' and processed_at is not null
                  limit :limit)
                """))
        .param("limit", limit)
        .update();
  }

  private Optional<Boolean> processedBefore(String id) {
    return jdbc.sql(sql("select processed_at is not null from %1$s where id = :id"))
        .param("id", id)
        .query(Boolean.class)
        .optional();
  }

  private Receipt storeFailed(WebhookEvent event, RuntimeException failure) {
    return insert(event, false, message(failure))
        ? new Receipt.Failed()
        : new Receipt.Duplicate(!processedBefore(event.id()).orElse(false));
  }

  private boolean insert(WebhookEvent event, boolean processed, @Nullable String error) {
    return jdbc.sql(
                sql(
                    """
                    insert into %1$s (id, type, object_id, payload, processed_at, attempts,
                      last_error, next_attempt_at)
                    values (:id, :type, :object, :payload::jsonb, case when :processed then now() end, 1,
                      :error, now() + interval '10 s')
                    on conflict on constraint %1$s_pk do nothing
                    """))
            .param("id", event.id())
            .param("type", event.type())
            .param("object", event.objectId())
            .param("payload", event.payload())
            .param("processed", processed)
            .param("error", error)
            .update()
        == 1;
  }

  private void markProcessed(String id) {
    jdbc.sql(
            sql(
                """
                with processed as (
                  update %1$s set processed_at = now(), attempts = attempts + 1, last_error = null
                  where id = :id
                )
                update operator_case set resolved_at = now()
                where kind = 'WEBHOOK_UNPROCESSED' and subject_id = :id and resolved_at is null
                """))
        .param("id", id)
        .update();
  }

  private void markFailed(WebhookEvent event, RuntimeException failure) {
    jdbc.sql(
            sql(
                """
                with failed as (
                  update %1$s set attempts = attempts + 1, last_error = :error,
                    next_attempt_at = now() + least(interval '1 h', interval '10 s' * 2 ^ least(attempts, 10))
                  where id = :id and processed_at is null
                  returning id, type, attempts, payload
                )
                insert into operator_case (kind, subject_id, error, details)
                select 'WEBHOOK_UNPROCESSED', id, :error, jsonb_build_object('type', type, 'payload', payload)
                from failed where attempts >= 5
                on conflict (kind, subject_id) where resolved_at is null do update set error = excluded.error
                """))
        .param("id", event.id())
        .param("error", message(failure))
        .update();
  }

  /**
   * @param statement with {@code %1$s} for the table
   */
  private String sql(String statement) {
    return statement.formatted(table);
  }

  private static String message(RuntimeException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
