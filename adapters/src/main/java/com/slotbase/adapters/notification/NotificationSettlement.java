package com.slotbase.adapters.notification;

import static com.slotbase.adapters.database.Sql.timeLeft;
import static java.util.Objects.requireNonNull;

import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.domain.NotificationState;
import com.slotbase.workflows.domain.NotificationStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles a message: notes what an attempt came to, once, and returns the row. May be called any
 * number of times, by any number of stories at once.
 */
public final class NotificationSettlement {

  /** Whoever asks for more gets the attempts that are left, and a person sees the rest. */
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;

  public NotificationSettlement(TransactionOperations transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * @param attempt which one the news is of, counted from 1; 0 with no news
   * @param waits between attempts; after the last one it has failed (N1)
   * @throws IllegalArgumentException for a message that isn't there
   */
  public NotificationState settle(
      String id, NotificationNews news, int attempt, List<Duration> waits) {
    return requireNonNull(
        transaction.execute(status -> {
          switch (news) {
            case NotificationNews.None none -> suppressIfUseless(id);
            case NotificationNews.Sent sent -> note(id, attempt, sent.providerId(), null, null);
            case NotificationNews.NotSent failure ->
                note(id, attempt, null, failure.error(), wait(attempt, waits, failure.notBefore()));
            case NotificationNews.Unsendable reason -> suppress(id, reason.reason());
          }
          return state(id);
        }));
  }

  /**
   * The settings' wait, or what the provider asks for if that is longer, within bounds; null after
   * the last attempt.
   */
  private static @Nullable Duration wait(
      int attempt, List<Duration> waits, @Nullable Duration notBefore) {
    if (attempt > waits.size()) {
      return null;
    }
    Duration wait = waits.get(attempt - 1);
    Duration asked =
        notBefore == null ? Duration.ZERO : Collections.min(List.of(notBefore, LONGEST_ASKED_FOR));
    return Collections.max(List.of(wait, asked));
  }

  private void note(
      String id,
      int attempt,
      @Nullable String providerId,
      @Nullable String error,
      @Nullable Duration wait) {
    jdbc.sql("select note_attempt(:id, :attempt, :provider, :error, :wait::interval)")
        .param("id", id)
        .param("attempt", attempt)
        .param("provider", providerId)
        .param("error", error)
        .param("wait", wait == null ? null : wait.toString())
        .query((row, n) -> "")
        .list();
  }

  private void suppressIfUseless(String id) {
    jdbc.sql("select suppress_if_useless(:id)").param("id", id).query((row, n) -> "").list();
  }

  private void suppress(String id, String reason) {
    jdbc.sql("select suppress_notification(:id, :reason)")
        .param("id", id)
        .param("reason", reason)
        .query((row, n) -> "")
        .list();
  }

  private NotificationState state(String id) {
    return jdbc.sql(
            """
            select channel, status, attempts, extract(epoch from next_attempt_at - now()) as seconds_left
            from notification where id = :id
            """)
        .param("id", id)
        .query((row, n) ->
            new NotificationState(
                id,
                Channel.valueOf(row.getString("channel")),
                NotificationStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                timeLeft(row, "seconds_left")))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("No such message: " + id));
  }
}
