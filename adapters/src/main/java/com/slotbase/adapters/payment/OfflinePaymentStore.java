package com.slotbase.adapters.payment;

import com.slotbase.adapters.database.Conflicts;
import com.slotbase.adapters.payment.OfflinePayment.Method;
import com.slotbase.workflows.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offline payments, each in one round trip. */
public final class OfflinePaymentStore {

  private final JdbcClient jdbc;

  public OfflinePaymentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Records a payment of a booking that exists, and books it: row, ledger and event are written
   * together or not at all. Recordings for one booking follow one another (C7).
   *
   * @param payment with a new id of 128 random bits
   */
  public OfflinePaymentOutcome record(OfflinePayment payment) {
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                """
                select r.outcome, (r.payment).*
                from record_offline_payment(:id, :booking, :amount, :currency, :method, :reference, :actor) r
                """)
            .param("id", payment.id())
            .param("booking", payment.bookingId())
            .param("amount", payment.amount().minor())
            .param("currency", payment.amount().currency())
            .param("method", payment.method().name())
            .param("reference", payment.reference())
            .param("actor", payment.recordedBy());
    return Conflicts.retried(() -> statement.query((row, n) -> outcome(row)).single());
  }

  private static OfflinePaymentOutcome outcome(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return switch (outcome) {
      case "RECORDED" -> new OfflinePaymentOutcome.Recorded(payment(row));
      case "DUPLICATE" -> new OfflinePaymentOutcome.Duplicate(payment(row));
      case "OTHER_CURRENCY" -> new OfflinePaymentOutcome.OtherCurrency();
      case "NOT_TAKEN" -> new OfflinePaymentOutcome.NotTaken();
      default -> throw new IllegalStateException("record_offline_payment answered " + outcome);
    };
  }

  private static OfflinePayment payment(ResultSet row) throws SQLException {
    return new OfflinePayment(
        row.getString("id"),
        row.getString("booking_id"),
        new Money(row.getLong("amount_minor"), row.getString("currency")),
        Method.valueOf(row.getString("method")),
        row.getString("reference"),
        row.getString("recorded_by"));
  }
}
