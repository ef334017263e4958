package com.slotbase.adapters.booking;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static com.slotbase.workflows.domain.BookingStatus.CANCELLED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMING;
import static com.slotbase.workflows.domain.BookingStatus.EXPIRED;
import static com.slotbase.workflows.domain.BookingStatus.HELD;
import static com.slotbase.workflows.domain.BookingStatus.PAYMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.PaymentAuthorization.Effect;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.BookingState;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** B3 to B6 on the row: what each piece of news does in each state, once or again. */
class BookingSettlementTest {

  private static final BookingNews NOTHING = new BookingNews.None();

  private final Bookings bookings = new Bookings();
  private final PaymentStore payments = new PaymentStore(bookings.jdbc);
  private final PaymentAuthorization authorization =
      new PaymentAuthorization(TestDatabase.shared().transaction(), bookings.jdbc);
  private final BookingSettlement settlement =
      new BookingSettlement(
          TestDatabase.shared().transaction(), new SettlementRows(bookings.jdbc), authorization);
  private final Listing listing = bookings.listing(1, true);

  @Test
  void runningHold_isLeftAlone() {
    Booking booking = held();
    BookingState state = settle(booking, NOTHING);
    assertThat(state.status()).isEqualTo(HELD);
    assertThat(state.untilExpiry()).isPositive().isLessThanOrEqualTo(FIVE_MINUTES);
  }

  @Test
  void holdThatIsOver_isReleased_onceAndForAll() {
    Booking booking = held();
    bookings.runOut(booking);
    assertThat(settle(booking, NOTHING).status()).isEqualTo(EXPIRED);
    assertThat(settle(booking, NOTHING).status()).isEqualTo(EXPIRED);
    assertThat(bookings.events(booking.id()))
        .containsExactly("booking.held", "booking.hold.expired");
    held();
  }

  @Test
  void holdWithAPayment_waitsForStripe_butNotForLong() {
    Booking booking = held();
    Payment payment = requested(booking);
    bookings.runOut(booking);
    assertThat(settle(booking, NOTHING).status()).isEqualTo(HELD);
    assertThat(settle(booking, new BookingNews.PaymentUnread()).status()).isEqualTo(EXPIRED);
    BookingState voided = settle(booking, new BookingNews.PaymentVoided(payment.id()));
    assertThat(voided.payment().open()).isFalse();
    assertThat(voided.payment().status()).isEqualTo(PaymentStatus.VOIDED);
  }

  @Test
  void paymentInTime_confirms_thoughItIsHeardOfLate() {
    Booking booking = held();
    Payment payment = requested(booking);
    bookings.runOut(booking);
    settle(booking, new BookingNews.PaymentUnread());
    BookingState state = settle(booking, authorized(payment, payment.expiresAt()));
    assertThat(state.status()).isEqualTo(CONFIRMING);
    assertThat(settle(booking, new BookingNews.PaymentCaptured(payment.id(), "pi")).status())
        .isEqualTo(CONFIRMED);
    assertThat(settle(booking, new BookingNews.PaymentCaptured(payment.id(), "pi")).status())
        .isEqualTo(CONFIRMED);
    assertThat(bookings.events(booking.id()))
        .containsExactly(
            "booking.held",
            "payment.requested",
            "booking.hold.expired",
            "booking.confirming",
            "payment.captured",
            "booking.confirmed");
  }

  @Test
  void paymentAfterTheEnd_isRefused() {
    Booking booking = held();
    Payment payment = requested(booking);
    bookings.runOut(booking);
    BookingState state = settle(booking, authorized(payment, payment.expiresAt().plusSeconds(1)));
    assertThat(state.status()).isEqualTo(EXPIRED);
    assertThat(state.payment().refused()).isTrue();
  }

  @Test
  void paymentInTime_whoseSlotIsTaken_isRefused() {
    Booking booking = held();
    Payment payment = requested(booking);
    bookings.runOut(booking);
    held();
    assertThat(note(payment, payment.expiresAt())).isEqualTo(Effect.REFUSED);
    BookingState state = settle(booking, NOTHING);
    assertThat(state.status()).isEqualTo(EXPIRED);
    assertThat(state.payment().refused()).isTrue();
  }

  @Test
  void paymentOfACancelledHold_isRefused_andItsVoidingIsOutstanding() {
    Booking booking = held();
    Payment payment = requested(booking);
    assertThat(bookings.store.cancelHold(booking.id(), "alice", "changed my mind")).isTrue();
    assertThat(outboxOf(booking)).containsExactly("booking.cancelled");
    assertThat(note(payment, Instant.now())).isEqualTo(Effect.REFUSED);
    assertThat(settle(booking, NOTHING).payment().open()).isTrue();
  }

  @Test
  void refusedCapture_freesTheSlot() {
    Booking booking = held();
    Payment payment = requested(booking);
    assertThat(note(payment, Instant.now())).isEqualTo(Effect.CONFIRMING);
    BookingState state =
        settle(booking, new BookingNews.CaptureRefused(payment.id(), "card_declined"));
    assertThat(state.status()).isEqualTo(PAYMENT_FAILED);
    held();
    BookingState voided = settle(booking, new BookingNews.PaymentVoided(payment.id()));
    assertThat(voided.payment().status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(voided.payment().open()).isFalse();
  }

  @Test
  void paymentVoidedByAnotherStory_endsTheConfirmation() {
    Booking booking = held();
    Payment payment = requested(booking);
    note(payment, Instant.now());
    assertThat(settle(booking, new BookingNews.PaymentVoided(payment.id())).status())
        .isEqualTo(PAYMENT_FAILED);
  }

  @Test
  void abandonedHold_isCancelled_butNeitherAConfirmationNorAnEndIs() {
    Booking booking = held();
    assertThat(settle(booking, new BookingNews.Abandoned()).status()).isEqualTo(CANCELLED);
    assertThat(settle(booking, new BookingNews.Abandoned()).status()).isEqualTo(CANCELLED);
    Booking other = held();
    note(requested(other), Instant.now());
    assertThat(settle(other, new BookingNews.Abandoned()).status()).isEqualTo(CONFIRMING);
  }

  @Test
  void unresolvedPayment_isACaseUntilItIsResolved() {
    Booking booking = held();
    Payment payment = requested(booking);
    note(payment, Instant.now());
    var unresolved = new BookingNews.PaymentUnresolved(payment.id(), "Stripe is away");
    assertThat(settle(booking, unresolved).parked()).isTrue();
    assertThat(settle(booking, unresolved).parked()).isTrue();
    BookingState state = settle(booking, new BookingNews.PaymentCaptured(payment.id(), "pi"));
    assertThat(state.status()).isEqualTo(CONFIRMED);
    assertThat(state.parked()).isFalse();
  }

  @Test
  void moneyTakenForAnEndedBooking_isACase() {
    Booking booking = held();
    Payment payment = requested(booking);
    bookings.store.cancelHold(booking.id(), "alice", null);
    BookingState state = settle(booking, new BookingNews.PaymentCaptured(payment.id(), "pi"));
    assertThat(state.status()).isEqualTo(CANCELLED);
    assertThat(state.parked()).isTrue();
  }

  @Test
  void confirmedWithoutPayment_leavesTheOpenOneToBeVoided() {
    Booking booking = held();
    requested(booking);
    assertThat(bookings.store.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
    assertThat(bookings.store.confirmWithoutPayment(booking.id(), "staff-1")).isFalse();
    assertThat(outboxOf(booking)).containsExactly("booking.confirmed");
  }

  @Test
  void requestedPayment_isTheSameWhenAskedAgain_andNoneIsMadeOnceTheHoldIsOver() {
    Booking booking = held();
    assertThat(requested(booking)).isEqualTo(requested(booking));
    Booking late = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
    bookings.runOut(late);
    assertThat(payments.ofHold(UUID.randomUUID().toString(), late.id())).isEmpty();
  }

  private Booking held() {
    return bookings.held(listing, SLOT, FIVE_MINUTES);
  }

  private Payment requested(Booking booking) {
    return payments.ofHold(UUID.randomUUID().toString(), booking.id()).orElseThrow();
  }

  private BookingState settle(Booking booking, BookingNews news) {
    return settlement.settle(booking.id(), news);
  }

  private static BookingNews authorized(Payment payment, Instant at) {
    return new BookingNews.PaymentAuthorized(payment.id(), "pi_" + payment.id(), at);
  }

  private Effect note(Payment payment, Instant at) {
    return authorization.note(payment.id(), "pi_" + payment.id(), at, "stripe");
  }

  private List<String> outboxOf(Booking booking) {
    return bookings
        .jdbc
        .sql("select type from outbox where booking_id = :id")
        .param("id", booking.id())
        .query(String.class)
        .list();
  }
}
