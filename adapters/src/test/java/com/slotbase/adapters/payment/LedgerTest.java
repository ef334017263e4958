package com.slotbase.adapters.payment;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.workflows.domain.Booking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C6: what the database refuses to have in the ledger, whoever asks. */
class LedgerTest {

  private final Bookings bookings = new Bookings();
  private final Booking booking = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_transaction set kind = 'FEE'",
        "update ledger_entry set amount_minor = 1",
        "delete from ledger_entry",
        "delete from ledger_transaction",
        "truncate ledger_entry",
        "update alert set message = ''",
        "delete from alert",
        "update transaction_log set phase = 'FAILED'",
        "delete from transaction_log",
        "delete from offline_payment",
        "delete from refund",
        "delete from cancellation",
        "delete from payment",
        "alter table ledger_transaction disable trigger all",
      })
  void whatWasWrittenForGood_canNeitherBeChangedNorDeleted(String sql) {
    assertThatThrownBy(() -> bookings.jdbc.sql(sql).update())
        .rootCause()
        .message()
        .containsAnyOf("permission denied", "must be owner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"OFFLINE\": 100, \"CUSTOMER\": -99}",
        "{\"OFFLINE\": 100}",
        "{}",
        "{\"OFFLINE\": 100, \"CUSTOMER\": -100, \"FEES\": 1}",
      })
  void transactionThatDoesNotBalance_isRefusedAtTheCommit(String entries) {
    assertThatThrownBy(() -> book("unbalanced", entries))
        .rootCause()
        .hasMessageContaining("Ledger transaction");
    assertThat(entries("unbalanced")).isZero();
  }

  @Test
  void entryAddedToABalancedTransaction_isRefusedAtTheCommit() {
    book("late", "{\"OFFLINE\": 100, \"CUSTOMER\": -100}");
    assertThatThrownBy(() ->
            bookings
                .jdbc
                .sql(
                    """
                    insert into ledger_entry (transaction_id, account, amount_minor)
                    select id, 'FEES', 1 from ledger_transaction where booking_id = :id and source_id = 'late'
                    """)
                .param("id", booking.id())
                .update())
        .rootCause()
        .hasMessageContaining("that sum to 1");
    assertThat(entries("late")).isEqualTo(2);
  }

  @Test
  void whatMovedMoneyOnce_isBookedOnce() {
    String source = "once-" + booking.id();
    assertThat(book(source, "{\"OFFLINE\": 100, \"CUSTOMER\": -100}")).isTrue();
    assertThat(book(source, "{\"OFFLINE\": 100, \"CUSTOMER\": -100}")).isFalse();
    assertThat(entries(source)).isEqualTo(2);
  }

  private boolean book(String source, String entries) {
    return TestDatabase.shared()
        .jdbc()
        .sql("select book(:booking, 'OFFLINE_PAYMENT', :source, :entries::jsonb)")
        .param("booking", booking.id())
        .param("source", source)
        .param("entries", entries)
        .query(Boolean.class)
        .single();
  }

  private long entries(String source) {
    return bookings
        .jdbc
        .sql(
            """
            select count(*) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            where t.booking_id = :id and t.source_id = :source
            """)
        .param("id", booking.id())
        .param("source", source)
        .query(Long.class)
        .single();
  }
}
