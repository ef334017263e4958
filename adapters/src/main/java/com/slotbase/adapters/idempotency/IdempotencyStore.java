package com.slotbase.adapters.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records of POSTs that came with a key. A call is claimed, done, and then completed with its
 * answer, or released if it failed; claimed and neither, it is free again after 60 s.
 *
 * <p>In a transaction, record and effect are one: nobody sees the claim before both are committed.
 */
public final class IdempotencyStore {

  private final JdbcClient jdbc;

  public IdempotencyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Claims the call, or says what became of the one that came with this key before. */
  public Claim begin(IdempotencyKey key) {
    return keyed(
            """
            select b.outcome, (b.answer).status, (b.answer).location, (b.answer).content_type,
              (b.answer).body
            from begin_idempotent(:caller, :path, :key, :hash) b
            """,
            key)
        .query((row, n) -> claim(row))
        .single();
  }

  /** What the same key is answered from now on. */
  public void complete(IdempotencyKey key, StoredAnswer answer) {
    keyed(
            """
            update idempotency_record
            set status = :status, location = :location, content_type = :type, body = :body
            where caller = :caller and path = :path and key = :key and request_hash = :hash
              and status is null
            """,
            key)
        .param("status", answer.status())
        .param("location", answer.location())
        .param("type", answer.contentType())
        .param("body", answer.body())
        .update();
  }

  /** Forgets a call that failed: the next one with this key is the first again. */
  public void release(IdempotencyKey key) {
    keyed(
            """
            delete from idempotency_record
            where caller = :caller and path = :path and key = :key and request_hash = :hash
              and status is null
            """,
            key)
        .update();
  }

  private JdbcClient.StatementSpec keyed(String sql, IdempotencyKey key) {
    return jdbc.sql(sql)
        .param("caller", key.caller())
        .param("path", key.path())
        .param("key", key.key())
        .param("hash", key.requestHash());
  }

  private static Claim claim(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return switch (outcome) {
      case "STARTED" -> new Claim.Begun();
      case "REUSED" -> new Claim.Reused();
      case "IN_PROGRESS" -> new Claim.InProgress();
      case "ANSWERED" ->
          new Claim.Answered(
              new StoredAnswer(
                  row.getInt("status"),
                  row.getString("location"),
                  row.getString("content_type"),
                  row.getString("body")));
      default -> throw new IllegalStateException("begin_idempotent answered " + outcome);
    };
  }
}
