package com.slotbase.adapters.refund;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.alert.Alerts;
import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.payment.Disputes;
import com.slotbase.adapters.payment.StripeDispute;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** W4, C4: what Stripe showed before something was decided may be heard of later. */
class StaleNewsTest {

  private static final Money AMOUNT = new Money(1000, "EUR");

  private final TransactionOperations transaction = TestDatabase.shared().transaction();
  private final Bookings bookings = new Bookings();
  private final Booking booking = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
  private final RefundRows rows = new RefundRows(bookings.jdbc);
  private final Alerts alerts = new Alerts(new SimpleMeterRegistry());
  private final RefundStore store =
      new RefundStore(transaction, bookings.jdbc, () -> UUID.randomUUID().toString());
  private final RefundSettlement settlement = new RefundSettlement(transaction, rows, alerts);
  private final RefundReports reports = new RefundReports(bookings.jdbc, rows, alerts);
  private final String intent = "pi_" + UUID.randomUUID();
  private final String atStripe = "re_" + UUID.randomUUID();
  private Refund refund;

  @BeforeEach
  void request() {
    bookings
        .jdbc
        .sql(
            """
            insert into payment (id, booking_id, purpose, amount_minor, currency, status, payment_intent_id, expires_at, closed_at)
            values (:id, :booking, 'HOLD', 4500, 'EUR', 'CAPTURED', :intent, now(), now())
            """)
        .param("id", Ids.payment())
        .param("booking", booking.id())
        .param("intent", intent)
        .update();
    store.request(booking.id(), AMOUNT, "staff-1", null);
    refund = store.ofBooking(booking.id()).getFirst();
  }

  @Test
  void whatWasReadBeforeItCameBack_changesNothing() {
    settle(new RefundNews.Accepted(atStripe, true));
    note(StripeRefund.Status.FAILED);
    assertStatus(RefundStatus.PENDING_MANUAL);

    note(StripeRefund.Status.SUCCEEDED);
    note(StripeRefund.Status.PENDING);

    assertStatus(RefundStatus.PENDING_MANUAL);
    assertThat(bookings.events(booking.id()))
        .containsOnlyOnce("refund.returned", "refund.completed");
    assertThat(
            bookings
                .jdbc
                .sql(
                    "select count(*) from operator_case where kind = 'REFUND_NOT_OURS' and booking_id = :id")
                .param("id", booking.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void answerThatIsNotedAfterTheNewsOfItsFailure_isNoRefund() {
    note(StripeRefund.Status.FAILED);

    settle(new RefundNews.Accepted(atStripe, true));

    assertStatus(RefundStatus.PENDING);
    assertThat(bookings.events(booking.id())).doesNotContain("refund.completed");
    settle(new RefundNews.Accepted("re_" + UUID.randomUUID(), true));
    assertStatus(RefundStatus.COMPLETED);
  }

  @Test
  void disputeThatWasReadBeforeItWasDecided_changesNothing() {
    note(true);
    assertThat(isDisputed()).isTrue();
    note(false);
    note(true);
    note(false);

    assertThat(isDisputed()).isFalse();
    assertThat(bookings.events(booking.id()))
        .containsOnlyOnce("payment.disputed", "payment.dispute_won");
  }

  @Test
  void disputeOfWhichOnlyTheDecisionWasHeard_isDecided() {
    note(false);
    note(true);

    assertThat(isDisputed()).isFalse();
  }

  private void note(boolean open) {
    var settings = new StripeSettings("http://127.0.0.1:1", "sk_test_local", List.of());
    new Disputes(bookings.jdbc, settings)
        .note(new StripeDispute("dp_" + atStripe, intent, AMOUNT, open, false));
  }

  private boolean isDisputed() {
    return bookings
        .jdbc
        .sql("select disputed_at is not null from payment where payment_intent_id = :intent")
        .param("intent", intent)
        .query(Boolean.class)
        .single();
  }

  private void note(StripeRefund.Status status) {
    var report = new StripeRefund(atStripe, intent, refund.id(), AMOUNT, status, null);
    transaction.executeWithoutResult(s -> reports.note(report));
  }

  private void settle(RefundNews news) {
    settlement.settle(refund.id(), news, List.of());
  }

  private void assertStatus(RefundStatus status) {
    assertThat(store.find(refund.id()).orElseThrow().status()).isEqualTo(status);
  }
}
