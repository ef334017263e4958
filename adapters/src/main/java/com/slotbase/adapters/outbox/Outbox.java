package com.slotbase.adapters.outbox;

import static com.slotbase.adapters.database.Sql.timeLeft;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Hands out events, each to one dispatcher at a time, until one has dealt with it. */
public final class Outbox {

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;

  public Outbox(TransactionOperations transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * Offers the oldest events that no other process has in hand. What is accepted is deleted; what
   * is not, and everything if this process dies, is offered again.
   *
   * @param start starts what the events call for, and returns those for which that was accepted;
   *     the same event may come again
   * @return how many events were taken up, accepted or not
   */
  public int dispatch(int limit, UnaryOperator<List<OutboxEvent>> start) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          List<OutboxEvent> events =
              jdbc.sql(
                      """
                      select o.event_id, o.booking_id, o.type, o.reactions, e.details ->> 'refundId' as refund_id,
                        extract(epoch from (e.details ->> 'expiresAt')::timestamptz - now()) as hold_left
                      from outbox o join booking_event e on e.id = o.event_id
                      order by o.event_id limit :limit for update of o skip locked
                      """)
                  .param("limit", limit)
                  .query((row, n) ->
                      new OutboxEvent(
                          row.getLong("event_id"),
                          row.getString("booking_id"),
                          row.getString("type"),
                          Set.of((String[]) row.getArray("reactions").getArray()),
                          row.getString("refund_id"),
                          row.getObject("hold_left") == null ? null : timeLeft(row, "hold_left")))
                  .list();
          List<Long> accepted = start.apply(events).stream().map(OutboxEvent::eventId).toList();
          if (!accepted.isEmpty()) {
            jdbc.sql("delete from outbox where event_id in (:ids)").param("ids", accepted).update();
          }
          return events.size();
        }));
  }
}
