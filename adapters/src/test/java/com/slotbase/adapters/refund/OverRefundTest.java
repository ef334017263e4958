package com.slotbase.adapters.refund;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.id.Ids;
import com.slotbase.workflows.domain.Booking;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * C4: however many ask at once, no more is given back than was paid. They ask the database itself,
 * without the lock that would let them follow one another: the constraint alone decides.
 */
@Timeout(60)
class OverRefundTest {

  private static final int CLIENTS = 200;
  private static final long PAID_MINOR = 4500;

  /** So much that half of the clients can have it. */
  private static final long WISH_MINOR = PAID_MINOR / (CLIENTS / 2);

  private final Bookings bookings = new Bookings();
  private final Booking booking = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);

  @Test
  void capturedPayment_isNeverGivenBackTwice() throws Exception {
    String payment = Ids.payment();
    insert(
        """
        insert into payment (id, booking_id, purpose, amount_minor, currency, status, expires_at, closed_at)
        values (:id, :booking, 'HOLD', 4500, 'EUR', 'CAPTURED', now(), now())
        """,
        payment);
    assertThat(refused("paymentId", payment, "refunds_within_capture")).isEqualTo(CLIENTS / 2);
    assertGivenBack("payment", payment);
  }

  @Test
  void offlinePayment_isNeverGivenBackTwice() throws Exception {
    String payment = Ids.offlinePayment();
    insert(
        """
        insert into offline_payment (id, booking_id, amount_minor, currency, method, recorded_by)
        values (:id, :booking, 4500, 'EUR', 'CASH', 'staff-1')
        """,
        payment);
    assertThat(refused("offlinePaymentId", payment, "refunds_within_offline_payment"))
        .isEqualTo(CLIENTS / 2);
    assertGivenBack("offline_payment", payment);
  }

  @Test
  void paymentThatWasNotCaptured_hasNothingToGiveBack() throws Exception {
    String payment = Ids.payment();
    insert(
        """
        insert into payment (id, booking_id, purpose, amount_minor, currency, status, expires_at)
        values (:id, :booking, 'HOLD', 4500, 'EUR', 'AUTHORIZED', now())
        """,
        payment);
    assertThat(refused("paymentId", payment, "refunds_within_capture")).isEqualTo(CLIENTS);
  }

  private void insert(String sql, String payment) {
    bookings.jdbc.sql(sql).param("id", payment).param("booking", booking.id()).update();
  }

  /** Lets all clients ask at once; returns how many the constraint has refused. */
  private long refused(String source, String payment, String constraint) throws Exception {
    var start = new CyclicBarrier(CLIENTS);
    Callable<Boolean> client =
        () -> {
          start.await();
          return asks(source, payment, constraint);
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers = threads.invokeAll(Collections.nCopies(CLIENTS, client));
      return answers.stream().filter(granted -> !granted.resultNow()).count();
    }
  }

  private boolean asks(String source, String payment, String constraint) {
    try {
      bookings
          .jdbc
          .sql("select request_refunds(:booking, null, 'staff-1', null, :refunds::jsonb)")
          .param("booking", booking.id())
          .param(
              "refunds",
              "[{\"id\":\"%s\",\"%s\":\"%s\",\"minor\":%d}]"
                  .formatted(Ids.refund(), source, payment, WISH_MINOR))
          .query((row, n) -> "")
          .list();
      return true;
    } catch (DataIntegrityViolationException refusal) {
      assertThat(refusal.getCause())
          .isInstanceOfSatisfying(
              PSQLException.class,
              cause ->
                  assertThat(cause.getServerErrorMessage().getConstraint()).isEqualTo(constraint));
      return false;
    }
  }

  private void assertGivenBack(String table, String payment) {
    assertThat(
            bookings
                .jdbc
                .sql("select refund_reserved_minor from " + table + " where id = :id")
                .param("id", payment)
                .query(Long.class)
                .single())
        .isEqualTo(PAID_MINOR);
    assertThat(
            bookings
                .jdbc
                .sql("select sum(amount_minor) from refund where booking_id = :id")
                .param("id", booking.id())
                .query(Long.class)
                .single())
        .isEqualTo(PAID_MINOR);
  }
}
