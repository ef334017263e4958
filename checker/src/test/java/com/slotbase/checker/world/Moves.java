package com.slotbase.checker.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.adapters.reschedule.RescheduleDue;
import com.slotbase.adapters.reschedule.RescheduleOutcome;
import com.slotbase.adapters.reschedule.RescheduleSettlement;
import com.slotbase.adapters.reschedule.RescheduleStore;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the world in which bookings of an hour are moved: each method is a step of it. */
public final class Moves {

  private static final Duration TIME_TO_PAY = Duration.ofMinutes(5);

  private final World world;
  private final StripeAccount stripe;
  private final BookingStore bookings;
  private final PaymentStore payments;
  private final PaymentAuthorization authorization;
  private final RescheduleStore store;
  private final RescheduleSettlement settlement;
  private final Outbox outbox;

  Moves(World world, ScratchDatabase database, StripeAccount stripe, Outbox outbox) {
    this.world = world;
    this.stripe = stripe;
    this.outbox = outbox;
    JdbcClient jdbc = database.application();
    var transaction = database.transaction();
    bookings = new BookingStore(jdbc);
    payments = new PaymentStore(jdbc);
    authorization = new PaymentAuthorization(transaction, jdbc);
    store =
        new RescheduleStore(
            transaction,
            jdbc,
            new RefundStore(transaction, jdbc, () -> UUID.randomUUID().toString()),
            payments);
    settlement = new RescheduleSettlement(transaction, jdbc);
  }

  /** A booking that was paid and then moved to another hour. */
  public String moved() {
    String booking = world.confirmed().bookingId();
    move(booking, world.freshSlot());
    return booking;
  }

  public void move(String bookingId, TimeRange range) {
    assertThat(ask(bookingId, range)).isEqualTo(new RescheduleOutcome.Moved());
    outbox.dispatch(10, events -> events);
  }

  /** The payment for an hour more of a booking that was paid. */
  public Payment wanted() {
    String booking = world.confirmed().bookingId();
    world.freshSlot();
    RescheduleDue due =
        store.requestPayment(UUID.randomUUID().toString(), booking, longer(booking), TIME_TO_PAY);
    Payment payment = ((RescheduleDue.Wanted) due).payment();
    String intent = stripe.open(booking, payment.amount().minor(), "EUR");
    payments.noteIntent(payment.id(), intent);
    return payments.find(payment.id()).orElseThrow();
  }

  /** The customer has paid it in time, and we were told. */
  public Payment authorised() {
    Payment payment = wanted();
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    stripe.authorise(payment.paymentIntentId(), at);
    authorization.note(payment.id(), payment.paymentIntentId(), at, "stripe");
    return payment;
  }

  /** The money for the hour is being taken. */
  public Payment moving() {
    Payment payment = authorised();
    assertThat(ask(payment.bookingId(), longer(payment.bookingId())))
        .isEqualTo(new RescheduleOutcome.UnderWay(payment.id()));
    return payment;
  }

  /** The money for the hour was taken, and the booking is an hour longer. */
  public Payment paid() {
    Payment payment = moving();
    capture(payment);
    return payment;
  }

  public void capture(Payment payment) {
    stripe.capture(payment.paymentIntentId(), payment.amount().minor());
    settle(payment, new BookingNews.PaymentCaptured(payment.id(), payment.paymentIntentId()));
  }

  /** Stripe refused to take the money, and what was authorised was voided. */
  public Payment refused() {
    Payment payment = moving();
    settle(payment, new BookingNews.CaptureRefused(payment.id(), "card_declined"));
    voidPayment(payment);
    return payment;
  }

  /** Nobody asked for the move in time. */
  public Payment unused() {
    Payment payment = authorised();
    expire(payment, Duration.ofSeconds(1));
    settle(payment, new BookingNews.None());
    voidPayment(payment);
    return payment;
  }

  /** The booking was moved elsewhere meanwhile. */
  public Payment needless() {
    Payment payment = authorised();
    move(payment.bookingId(), world.freshSlot());
    voidPayment(payment);
    return payment;
  }

  public void settle(Payment payment, BookingNews news) {
    settlement.settle(payment.id(), news);
  }

  /** Lets the time to pay be over since so long ago. */
  public void expire(Payment payment, Duration ago) {
    world.owner(
        "update payment set expires_at = now() - ?::interval where id = ?",
        World.text(ago),
        payment.id());
  }

  private void voidPayment(Payment payment) {
    stripe.cancel(payment.paymentIntentId());
    settle(payment, new BookingNews.PaymentVoided(payment.id()));
  }

  private RescheduleOutcome ask(String bookingId, TimeRange range) {
    return store.reschedule(bookingId, new Wish(range, false, false), "alice");
  }

  private TimeRange longer(String bookingId) {
    TimeRange range = bookings.find(bookingId).orElseThrow().range();
    return new TimeRange(range.start(), range.end().plus(1, ChronoUnit.HOURS));
  }
}
