package com.slotbase.adapters.booking;

import static com.slotbase.adapters.database.Sql.timestamp;

import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes note of an authorisation that Stripe shows, and judges it by when it was made, not by when
 * it was heard of (B5).
 */
public final class PaymentAuthorization {

  /** What an authorisation did to its booking. */
  public enum Effect {
    /** The booking is {@code CONFIRMING} by this call: its story has to be woken. */
    CONFIRMING,
    /** The booking was {@code CONFIRMING} already, and who made it so has woken its story. */
    UNDER_WAY,
    /** It came too late, or the booking has ended: it is to be voided by the booking's story. */
    REFUSED,
    /** It is the payment of a move, which is made only once somebody asks for it again. */
    NOTED,
    /** It was dealt with before. */
    NONE
  }

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;

  public PaymentAuthorization(TransactionOperations transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * Notes an authorisation whose amount, currency and mode are as on record.
   *
   * @param authorizedAt as Stripe tells it, in whole seconds
   * @param actor who the booking's event is by
   * @throws IllegalArgumentException for a payment that isn't there
   */
  public Effect note(String paymentId, String paymentIntentId, Instant authorizedAt, String actor) {
    return Objects.requireNonNull(
        transaction.execute(status ->
            Effect.valueOf(
                jdbc.sql("select authorize_payment(:payment, :intent, :at, :actor)")
                    .param("payment", paymentId)
                    .param("intent", paymentIntentId)
                    .param("at", timestamp(authorizedAt))
                    .param("actor", actor)
                    .query(String.class)
                    .single())));
  }

  /**
   * Notes that a PaymentIntent isn't the one on record: no money is taken for it, and what is
   * authorised is voided by the booking's story.
   */
  public void refuse(String paymentId) {
    jdbc.sql(
            """
            update payment set refused_at = now()
            where id = :id and refused_at is null and closed_at is null
            """)
        .param("id", paymentId)
        .update();
  }
}
