package com.slotbase.adapters.refund;

import com.slotbase.adapters.alert.Alert;
import com.slotbase.adapters.database.Sql;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import com.slotbase.workflows.domain.RefundStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of a refund's settlement. Each runs in the caller's transaction. */
public final class RefundRows {

  private final JdbcClient jdbc;

  public RefundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The row with what belongs to it.
   *
   * @param disputed whether the customer disputes the charge
   * @param parkedBefore whether a person knows of it: its case is open
   */
  record Row(RefundState state, boolean disputed, boolean parkedBefore) {

    boolean toBeMade() {
      return switch (state.status()) {
        case PENDING, FAILED -> !state.accepted();
        case COMPLETED, PENDING_MANUAL, WAIVED -> false;
      };
    }
  }

  /** The row, locked with its booking's until the transaction ends: the booking's first. */
  Row lock(String refundId) {
    boolean there =
        jdbc.sql(
                """
                select 1 from booking
                where id = (select booking_id from refund where id = :id) for update
                """)
            .param("id", refundId)
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!there) {
      throw new IllegalArgumentException("No such refund: " + refundId);
    }
    return jdbc.sql(
            """
            select r.*, extract(epoch from r.next_attempt_at - now()) as seconds_left,
              p.disputed_at is not null as disputed, c.id is not null as parked, c.act, c.acts
            from refund r left join payment p on p.id = r.payment_id
              left join operator_case c on c.subject_id = r.id and c.kind = 'REFUND_PARKED'
                and c.resolved_at is null
            where r.id = :id for update of r
            """)
        .param("id", refundId)
        .query(RefundRows::row)
        .single();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(state(row), row.getBoolean("disputed"), row.getBoolean("parked"));
  }

  /**
   * Reads {@code refund.*}, {@code seconds_left} of its wait, and {@code act} and {@code acts} of
   * its open case.
   */
  public static RefundState state(ResultSet row) throws SQLException {
    String act = row.getString("act");
    return new RefundState(
        row.getString("id"),
        new Money(row.getLong("amount_minor"), row.getString("currency")),
        RefundStatus.valueOf(row.getString("status")),
        row.getObject("accepted_at") != null,
        Sql.timeLeft(row, "seconds_left"),
        act == null ? null : OperatorAct.valueOf(act),
        new RefundOccasion(row.getInt("attempts"), row.getInt("acts")));
  }

  void accept(String refundId, String stripeRefundId, boolean succeeded, String actor) {
    jdbc.sql("select accept_refund(:id, :stripe, :succeeded, :actor)")
        .param("id", refundId)
        .param("stripe", stripeRefundId)
        .param("succeeded", succeeded)
        .param("actor", actor)
        .query((row, n) -> "")
        .single();
  }

  /**
   * @param wait until the next call; null when there is none left
   */
  List<Alert> fail(String refundId, String error, @Nullable Duration wait, boolean alertAtOnce) {
    return jdbc.sql(
            """
            select * from fail_refund(:id, :error, make_interval(secs => :wait), :early)
            """)
        .param("id", refundId)
        .param("error", error)
        .param("wait", wait == null ? null : wait.toMillis() / 1000.0)
        .param("early", alertAtOnce)
        .query(Alert::of)
        .list();
  }

  List<Alert> park(String refundId, String error, String actor) {
    return jdbc.sql("select * from park_refund(:id, :error, :actor)")
        .param("id", refundId)
        .param("error", error)
        .param("actor", actor)
        .query(Alert::of)
        .list();
  }

  /**
   * A refund that Stripe had accepted, or made, has failed.
   *
   * @return none also when it isn't the one on record any more
   */
  List<Alert> reopen(String refundId, String stripeRefundId, String error) {
    return jdbc.sql("select * from reopen_refund(:id, :stripe, :error, 'stripe')")
        .param("id", refundId)
        .param("stripe", stripeRefundId)
        .param("error", error)
        .query(Alert::of)
        .list();
  }

  /** Carries out what is decided in the refund's open case; returns why not, if it can't be. */
  @Nullable String carryOut(String refundId) {
    return jdbc.sql(
            """
            select carry_out(c) from operator_case c
            where c.subject_id = :id and c.kind = 'REFUND_PARKED' and c.act is not null and c.resolved_at is null
            """)
        .param("id", refundId)
        .query((row, n) -> String.valueOf(row.getString(1)))
        .optional()
        .filter(refused -> !refused.equals("null"))
        .orElse(null);
  }

  /** The case may be resolved by now, and its decision still to be ended. */
  void endAct(String refundId, @Nullable String refused) {
    jdbc.sql(
            """
            select end_act(c, :refused) from operator_case c
            where c.id = (select max(id) from operator_case where subject_id = :id and kind = 'REFUND_PARKED')
            """)
        .param("id", refundId)
        .param("refused", refused)
        .query((row, n) -> "")
        .list();
  }
}
