package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.RefundPlan;
import com.slotbase.workflows.domain.RescheduleTerms;
import com.slotbase.workflows.domain.RescheduleVerdict;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Moves that are wished for: each is judged and carried out under a lock on its booking. */
public final class RescheduleStore {

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final RefundStore refunds;
  private final PaymentStore payments;
  private final RescheduleRows rows;

  public RescheduleStore(
      TransactionOperations transaction,
      JdbcClient jdbc,
      RefundStore refunds,
      PaymentStore payments) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.refunds = refunds;
    this.payments = payments;
    this.rows = new RescheduleRows(jdbc);
  }

  /**
   * Moves a booking, or begins a move whose difference is authorised; what a cheaper range gives
   * back is on record with it.
   *
   * @throws IllegalArgumentException for a booking that isn't there
   */
  public RescheduleOutcome reschedule(String bookingId, Wish wish, String actor) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          RescheduleTerms terms = rows.lock(bookingId);
          return switch (RescheduleVerdict.on(terms, wish)) {
            case RescheduleVerdict.Unchanged unchanged -> new RescheduleOutcome.Moved();
            case RescheduleVerdict.UnderWay underWay ->
                new RescheduleOutcome.UnderWay(underWay.paymentId());
            case RescheduleVerdict.Move move -> move(bookingId, wish.range(), move, actor);
            case RescheduleVerdict.Pay pay -> begin(bookingId, wish.range(), pay, actor);
            case RescheduleVerdict.Past past -> new RescheduleRefusal.Past();
            case RescheduleVerdict.TooDear dear -> new RescheduleRefusal.TooDear();
            case RescheduleVerdict.Refused refused ->
                new RescheduleRefusal.InvalidState(terms.status());
          };
        }));
  }

  /**
   * The payment of the difference to a dearer range, which is made if there is none yet.
   *
   * @param paymentId for a new row, with 128 random bits
   * @param defaultHold how long there is time to pay, where the listing says nothing else
   * @throws IllegalArgumentException for a booking that isn't there
   */
  public RescheduleDue requestPayment(
      String paymentId, String bookingId, TimeRange range, Duration defaultHold) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          RescheduleTerms terms = rows.lock(bookingId);
          return switch (RescheduleVerdict.on(terms, new Wish(range, false, false))) {
            case RescheduleVerdict.Pay pay ->
                want(paymentId, bookingId, range, pay.due(), defaultHold);
            case RescheduleVerdict.UnderWay underWay ->
                new RescheduleDue.Wanted(payment(underWay.paymentId()), null);
            case RescheduleVerdict.Past past -> new RescheduleRefusal.Past();
            case RescheduleVerdict.TooDear dear -> new RescheduleRefusal.TooDear();
            case RescheduleVerdict.Unchanged unchanged ->
                new RescheduleRefusal.InvalidState(terms.status());
            case RescheduleVerdict.Move move -> new RescheduleRefusal.InvalidState(terms.status());
            case RescheduleVerdict.Refused refused ->
                new RescheduleRefusal.InvalidState(terms.status());
          };
        }));
  }

  /** Whether a move that was begun with this payment is not decided yet. */
  public boolean isUnderWay(String paymentId) {
    return jdbc.sql(
            "select exists (select from reschedule where payment_id = :payment and ended_at is null)")
        .param("payment", paymentId)
        .query(Boolean.class)
        .single();
  }

  private RescheduleOutcome move(
      String bookingId, TimeRange range, RescheduleVerdict.Move move, String actor) {
    var parts = RefundPlan.split(refunds.sources(bookingId), move.backMinor());
    boolean moved =
        jdbc.sql(
                """
                select reschedule_booking(:booking, :start, :end, :price, :actor, :refunds::jsonb, :details::jsonb)
                """)
            .param("booking", bookingId)
            .param("start", timestamp(range.start()))
            .param("end", timestamp(range.end()))
            .param("price", move.price().minor())
            .param("actor", actor)
            .param("refunds", refunds.parts(parts))
            .param(
                "details",
                Json.write(
                    Map.of(
                        "backMinor",
                        parts.stream().mapToLong(RefundPlan.Part::minor).sum(),
                        "waivedMinor",
                        move.waivedMinor())))
            .query(Boolean.class)
            .single();
    return moved ? new RescheduleOutcome.Moved() : new RescheduleRefusal.Taken();
  }

  private RescheduleOutcome begin(
      String bookingId, TimeRange range, RescheduleVerdict.Pay pay, String actor) {
    Answer begun =
        bind(
                """
                select outcome, payment_id, null as replaced from begin_reschedule(
                  :booking, :start, :end, :price, :due, :actor)
                """,
                bookingId,
                range,
                pay.due())
            .param("price", pay.price().minor())
            .param("actor", actor)
            .query(Answer.class)
            .single();
    return switch (begun.outcome()) {
      case "STARTED" -> new RescheduleOutcome.UnderWay(begun.payment());
      case "TAKEN" -> new RescheduleRefusal.Taken();
      case "UNPAID" ->
          new RescheduleOutcome.PaymentRequired(
              pay.due(), payments.findWanted(bookingId, range, pay.due()).orElse(null));
      default -> throw begun.unknown();
    };
  }

  private RescheduleDue want(
      String paymentId, String bookingId, TimeRange range, Money due, Duration defaultHold) {
    Answer wanted =
        bind(
                """
                select outcome, payment_id, replaced from request_reschedule_payment(
                  :payment, :booking, :start, :end, :due, make_interval(secs => :hold))
                """,
                bookingId,
                range,
                due)
            .param("payment", paymentId)
            .param("hold", defaultHold.toMillis() / 1000.0)
            .query(Answer.class)
            .single();
    return switch (wanted.outcome()) {
      case "WANTED" -> new RescheduleDue.Wanted(payment(wanted.payment()), wanted.replaced());
      case "TAKEN" -> new RescheduleRefusal.Taken();
      default -> throw wanted.unknown();
    };
  }

  private JdbcClient.StatementSpec bind(String sql, String bookingId, TimeRange range, Money due) {
    return jdbc.sql(sql)
        .param("booking", bookingId)
        .param("start", timestamp(range.start()))
        .param("end", timestamp(range.end()))
        .param("due", due.minor());
  }

  private Payment payment(String id) {
    return payments.find(id).orElseThrow();
  }

  /** What a function of the database answered. */
  private record Answer(String outcome, @Nullable String paymentId, @Nullable String replaced) {

    String payment() {
      return Objects.requireNonNull(paymentId);
    }

    IllegalStateException unknown() {
      return new IllegalStateException("The database answered " + outcome);
    }
  }
}
