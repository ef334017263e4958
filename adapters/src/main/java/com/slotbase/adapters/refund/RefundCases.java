package com.slotbase.adapters.refund;

import com.slotbase.adapters.database.Conflicts;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.RefundStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refunds that were left to a person, and what operators decide of them (C2). */
public final class RefundCases {

  private static final String SELECT =
      """
      select c.id as case_id, c.booking_id, c.subject_id, c.error, c.act, c.act_refused, c.acts,
        c.resolved_at is null as open, r.status, r.last_error, k.number
      from operator_case c join refund r on r.id = c.subject_id
        left join cancellation k on k.id = r.cancellation_id and k.ended_at is null
      where c.kind = 'REFUND_PARKED'
      """;

  private final JdbcClient jdbc;

  public RefundCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A case.
   *
   * @param lastError in Stripe's words
   * @param open whether something is left to decide
   * @param underWay whether a decision is being carried out
   * @param refused why the last decision was not carried out; null if it was
   * @param decisions how many there have been
   * @param act what is being carried out or, of a closed case, what closed it; null if that was not
   *     an operator
   * @param cancellation number of the cancellation that waits for it; null when none does
   */
  public record RefundCase(
      String id,
      String bookingId,
      String refundId,
      RefundStatus status,
      String lastError,
      boolean open,
      boolean underWay,
      @Nullable String refused,
      int decisions,
      @Nullable OperatorAct act,
      @Nullable Integer cancellation) {

    /** Whether nothing was decided, as Stripe could not be looked at first. */
    public boolean unasked() {
      return refused != null && refused.startsWith(RefundSettlement.UNASKED);
    }

    /** Whether the case is closed, and this is what closed it. */
    public boolean wasEndedBy(OperatorAct decided) {
      return !open
          && refused == null
          && (act == decided
              || decided == OperatorAct.RETRY && act == null && status == RefundStatus.COMPLETED);
    }
  }

  /** What became of a decision. */
  public enum Decided {
    /** It stands, and a story has to carry it out. */
    DECIDED,
    /** Another one is being carried out. */
    UNDER_WAY,
    /** Nothing is left to decide. */
    CLOSED
  }

  public Optional<RefundCase> find(String caseId) {
    return caseId.matches("\\d{1,18}")
        ? jdbc.sql(SELECT + "and c.id = :id")
            .param("id", Long.parseLong(caseId))
            .query(RefundCases::refundCase)
            .optional()
        : Optional.empty();
  }

  /**
   * The latest first.
   *
   * @param status of their refunds; null for any
   * @param before the id of the last one of the page before; null for the first page
   */
  public List<RefundCase> list(@Nullable RefundStatus status, @Nullable Long before, int limit) {
    return jdbc.sql(
            SELECT
                + """
                and (cast(:status as text) is null or r.status = :status)
                and (cast(:before as bigint) is null or c.id < :before)
                order by c.id desc limit :limit
                """)
        .param("status", status == null ? null : status.name())
        .param("before", before)
        .param("limit", limit)
        .query(RefundCases::refundCase)
        .list();
  }

  /**
   * Takes down a decision. The same one again, while it is being carried out, is the same decision.
   */
  public Decided decide(
      RefundCase of, OperatorAct act, String by, String reason, @Nullable String reference) {
    return Conflicts.retried(() ->
        jdbc.sql("select outcome from decide_case(:id, :act, :by, :reason, :reference)")
            .param("id", Long.parseLong(of.id()))
            .param("act", act.name())
            .param("by", by)
            .param("reason", reason)
            .param("reference", reference)
            .query((row, n) -> Decided.valueOf(row.getString(1)))
            .single());
  }

  private static RefundCase refundCase(ResultSet row, int n) throws SQLException {
    String error = row.getString("last_error");
    return new RefundCase(
        row.getString("case_id"),
        row.getString("booking_id"),
        row.getString("subject_id"),
        RefundStatus.valueOf(row.getString("status")),
        error == null ? row.getString("error") : error,
        row.getBoolean("open"),
        row.getBoolean("open") && row.getString("act") != null,
        row.getString("act_refused"),
        row.getInt("acts"),
        row.getString("act") == null ? null : OperatorAct.valueOf(row.getString("act")),
        row.getObject("number", Integer.class));
  }
}
