package com.slotbase.adapters.payment;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.payment.OfflinePayment.Method;
import com.slotbase.adapters.payment.OfflinePaymentOutcome.Duplicate;
import com.slotbase.adapters.payment.OfflinePaymentOutcome.NotTaken;
import com.slotbase.adapters.payment.OfflinePaymentOutcome.OtherCurrency;
import com.slotbase.adapters.payment.OfflinePaymentOutcome.Recorded;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.PaymentStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C7. */
class OfflinePaymentStoreTest {

  private static final Set<BookingStatus> PAYABLE =
      EnumSet.of(
          BookingStatus.HELD,
          BookingStatus.CONFIRMED,
          BookingStatus.CHECKED_IN,
          BookingStatus.COMPLETED,
          BookingStatus.NO_SHOW);

  private final TestDatabase database = TestDatabase.shared();
  private final Bookings bookings = new Bookings();
  private final OfflinePaymentStore payments = new OfflinePaymentStore(bookings.jdbc);

  @Test
  void recordedPayment_isBooked_andTheBookingIsPaid() {
    Booking booking = confirmed();
    OfflinePayment payment = payment(booking, 4500);
    assertThat(payments.record(payment)).isEqualTo(new Recorded(payment));
    assertThat(status(booking)).isEqualTo(PaymentStatus.PAID);
    assertThat(bookings.events(booking.id())).endsWith("payment.recorded");
    assertThat(
            bookings
                .jdbc
                .sql(
                    """
                    select t.kind || ' ' || e.account || ' ' || e.amount_minor || ' ' || t.currency
                    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                    where t.booking_id = :id and t.source_id = :payment
                    """)
                .param("id", booking.id())
                .param("payment", payment.id())
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "OFFLINE_PAYMENT OFFLINE 4500 EUR", "OFFLINE_PAYMENT CUSTOMER -4500 EUR");
  }

  @Test
  void sameAmountWithinFiveMinutes_isTheSamePayment_howeverItWasPaid() {
    Booking booking = confirmed();
    OfflinePayment first = payment(booking, 4500);
    payments.record(first);
    var again =
        new OfflinePayment(
            Ids.offlinePayment(), booking.id(), first.amount(), Method.TRANSFER, "late", "staff-2");
    assertThat(payments.record(again)).isEqualTo(new Duplicate(first));
    assertThat(payments.record(payment(booking, 4499))).isInstanceOf(Recorded.class);
    assertThat(payments.record(payment(confirmed(), 4500))).isInstanceOf(Recorded.class);
  }

  @Test
  void sameAmountAfterFiveMinutes_isAnotherPayment() {
    Booking booking = confirmed();
    payments.record(payment(booking, 4500));
    before(booking, "4 min 59 s");
    assertThat(payments.record(payment(booking, 4500))).isInstanceOf(Duplicate.class);
    before(booking, "5 min");
    assertThat(payments.record(payment(booking, 4500))).isInstanceOf(Recorded.class);
  }

  @Test
  void otherCurrency_isRefused() {
    Booking booking = confirmed();
    var payment =
        new OfflinePayment(
            Ids.offlinePayment(),
            booking.id(),
            new Money(4500, "USD"),
            Method.CASH,
            null,
            "staff-1");
    assertThat(payments.record(payment)).isEqualTo(new OtherCurrency());
    assertThat(status(booking)).isEqualTo(PaymentStatus.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void bookingInEachState_takesAPaymentOrDoesNot(BookingStatus state) {
    Booking booking = confirmed();
    // As nothing of ours would go there, neither the table of transitions nor a claim matters.
    database
        .owner()
        .sql(
            """
            alter table booking disable trigger booking_transition_is_legal;
            update booking set status = '%s', cancelled_at = now(), cancelled_by = 'alice' where id = '%s';
            alter table booking enable trigger booking_transition_is_legal;
            """
                .formatted(state, booking.id()))
        .update();
    OfflinePaymentOutcome outcome = payments.record(payment(booking, 4500));
    assertThat(outcome).isInstanceOf(PAYABLE.contains(state) ? Recorded.class : NotTaken.class);
    assertThat(status(booking))
        .isEqualTo(PAYABLE.contains(state) ? PaymentStatus.PAID : PaymentStatus.NONE);
  }

  @Test
  void holdThatIsOver_takesNoPayment() {
    Booking booking = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
    bookings.runOut(booking);
    assertThat(payments.record(payment(booking, 4500))).isEqualTo(new NotTaken());
  }

  /** Nobody asks for it back by themselves, and no story gives it back (B5). */
  @Test
  void moneyOfAHoldThatEnded_isAPersonsToGiveBack_untilItIs() {
    Booking cancelled = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
    payments.record(payment(cancelled, 4500));
    bookings.store.cancelHold(cancelled.id(), "alice", null);
    Booking expired = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
    payments.record(payment(expired, 4500));
    payments.record(payment(expired, 500));
    bookings.runOut(expired);
    bookings
        .jdbc
        .sql(
            "select move_booking(?, 'HELD', 'EXPIRED', 'OVER', 'booking.hold.expired', 'sweep', '{}')")
        .param(expired.id())
        .query((row, n) -> "")
        .single();

    assertThat(openCases(cancelled)).isEqualTo(1);
    assertThat(openCases(expired)).isEqualTo(2);

    var refunds = new RefundStore(database.transaction(), bookings.jdbc, Ids::refund);
    refunds.request(expired.id(), new Money(4600, "EUR"), "staff-1", "the hold was over");
    assertThat(openCases(expired)).isEqualTo(1);
    refunds.request(expired.id(), new Money(400, "EUR"), "staff-1", "the rest");
    assertThat(openCases(expired)).isZero();
  }

  private int openCases(Booking booking) {
    return database
        .owner()
        .sql(
            """
            select count(*) from operator_case
            where booking_id = ? and kind = 'CAPTURED_WITHOUT_BOOKING' and resolved_at is null
            """)
        .param(booking.id())
        .query(Integer.class)
        .single();
  }

  @Test
  @Timeout(60)
  void equalPaymentsRecordedAtOnce_areOne() throws Exception {
    Booking booking = confirmed();
    List<OfflinePaymentOutcome> outcomes = atOnce(50, client -> payment(booking, 4500));
    List<OfflinePayment> recorded =
        outcomes.stream()
            .filter(Recorded.class::isInstance)
            .map(outcome -> ((Recorded) outcome).payment())
            .toList();
    assertThat(recorded).hasSize(1);
    assertThat(outcomes).filteredOn(new Duplicate(recorded.getFirst())::equals).hasSize(49);
    assertThat(offlineMinor(booking)).isEqualTo(4500);
  }

  @Test
  @Timeout(60)
  void differentPaymentsRecordedAtOnce_areAllBooked() throws Exception {
    Booking booking = confirmed();
    assertThat(atOnce(50, client -> payment(booking, 1 + client)))
        .hasOnlyElementsOfType(Recorded.class);
    assertThat(offlineMinor(booking)).isEqualTo(IntStream.rangeClosed(1, 50).sum());
  }

  /** Each in a transaction that has begun before any of them records. */
  private List<OfflinePaymentOutcome> atOnce(int clients, IntFunction<OfflinePayment> wish)
      throws Exception {
    var start = new CyclicBarrier(clients);
    List<Callable<OfflinePaymentOutcome>> calls =
        IntStream.range(0, clients)
            .mapToObj(wish)
            .<Callable<OfflinePaymentOutcome>>map(payment -> () -> recorded(payment, start))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private OfflinePaymentOutcome recorded(OfflinePayment payment, CyclicBarrier start) {
    return database
        .transaction()
        .execute(status -> {
          try {
            start.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
          }
          return payments.record(payment);
        });
  }

  private Booking confirmed() {
    Booking booking = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
    bookings.store.confirmWithoutPayment(booking.id(), "staff-1");
    return booking;
  }

  private static OfflinePayment payment(Booking booking, long minor) {
    return new OfflinePayment(
        Ids.offlinePayment(), booking.id(), new Money(minor, "EUR"), Method.CASH, "1", "staff-1");
  }

  private PaymentStatus status(Booking booking) {
    return bookings.store.find(booking.id()).orElseThrow().paymentStatus();
  }

  private long offlineMinor(Booking booking) {
    return bookings
        .jdbc
        .sql("select offline_minor from booking_money where booking_id = :id")
        .param("id", booking.id())
        .query(Long.class)
        .single();
  }

  /** Has the booking's payments recorded so long ago. */
  private void before(Booking booking, String ago) {
    bookings
        .jdbc
        .sql(
            "update offline_payment set recorded_at = now() - :ago::interval where booking_id = :id")
        .param("ago", ago)
        .param("id", booking.id())
        .update();
  }
}
