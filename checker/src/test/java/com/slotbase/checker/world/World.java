package com.slotbase.checker.world;

import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.booking.HoldRequest;
import com.slotbase.adapters.booking.HoldStore;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.booking.SettlementRows;
import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.adapters.listing.ListingStore;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.checker.Checker;
import com.slotbase.checker.CheckerSettings;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.invariant.Violation;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bookings whose stories went as they should: each method is a step of one, made by the adapters
 * and by Stripe as it is in production.
 */
public final class World implements AutoCloseable {

  public static final long PRICE_MINOR = 4500;
  private static final Duration HOLD = Duration.ofMinutes(5);

  private final ScratchDatabase database = new ScratchDatabase();
  private final StripeAccount stripe = new StripeAccount();
  private final TemporalNamespace temporal = new TemporalNamespace();
  private final HoldStore holds = new HoldStore(database.application());
  private final BookingStore bookings = new BookingStore(database.application());
  private final BookingSweep sweep = new BookingSweep(database.application());
  private final PaymentStore payments = new PaymentStore(database.application());
  private final PaymentAuthorization authorization =
      new PaymentAuthorization(database.transaction(), database.application());
  private final BookingSettlement settlement =
      new BookingSettlement(
          database.transaction(), new SettlementRows(database.application()), authorization);
  private final Outbox outbox = new Outbox(database.transaction(), database.application());
  private final MoneyBack moneyBack = new MoneyBack(database, stripe, outbox);
  private final Moves moves = new Moves(this, database, stripe, outbox);
  private final Listing listing = listing();
  private final Waiters waiters = new Waiters(this, listing, database, outbox);
  private int slots;

  public StripeAccount stripe() {
    return stripe;
  }

  public MoneyBack moneyBack() {
    return moneyBack;
  }

  public Moves moves() {
    return moves;
  }

  public Waiters waiters() {
    return waiters;
  }

  public void tell(ToldStory story) {
    temporal.add(story);
  }

  private Listing listing() {
    var made =
        new Listing(
            UUID.randomUUID().toString(),
            "acme",
            "Court 1",
            ZoneId.of("Europe/Madrid"),
            List.of(),
            Duration.ofHours(1),
            1,
            new Money(PRICE_MINOR, "EUR"),
            true,
            null,
            CancellationPolicy.FULL_UNTIL_START,
            1);
    new ListingStore(database.transaction(), database.application()).insert(made);
    return made;
  }

  /** A slot that nobody has asked for yet. */
  public TimeRange freshSlot() {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(30, ChronoUnit.DAYS);
    Instant start = day.plus(++slots, ChronoUnit.HOURS);
    return new TimeRange(start, start.plus(1, ChronoUnit.HOURS));
  }

  /** A booking that is held, of a slot of its own. */
  public String hold() {
    return hold(freshSlot(), null);
  }

  public String hold(TimeRange range, @Nullable String key) {
    var idempotency =
        key == null ? null : new IdempotencyKey("alice", "/v1/bookings", key, new byte[32]);
    var request =
        new HoldRequest(
            UUID.randomUUID().toString(), "alice", "alice", listing, range, 1, HOLD, idempotency);
    return switch (holds.hold(request)) {
      case HoldOutcome.Held held -> held.booking().id();
      case HoldOutcome other -> throw new AssertionError("Not held: " + other);
    };
  }

  /** Ends a hold as time would, so long ago. */
  public void runOut(String bookingId, Duration ago) {
    owner("update booking set expires_at = now() - ?::interval where id = ?", text(ago), bookingId);
    owner(
        "update payment set expires_at = now() - ?::interval where booking_id = ?",
        text(ago),
        bookingId);
  }

  /** Asks for the payment of a hold: our row first, then Stripe's PaymentIntent, then its id. */
  public Payment requestPayment(String bookingId) {
    Payment payment = payments.ofHold(UUID.randomUUID().toString(), bookingId).orElseThrow();
    String intentId = stripe.open(bookingId, PRICE_MINOR, "EUR");
    payments.noteIntent(payment.id(), intentId);
    return payments.find(payment.id()).orElseThrow();
  }

  /** The customer pays in time, and we are told. */
  public Payment authorise(String bookingId) {
    Payment payment = requestPayment(bookingId);
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    stripe.authorise(payment.paymentIntentId(), at);
    authorization.note(payment.id(), payment.paymentIntentId(), at, "stripe");
    return payment;
  }

  /** The story captures what was authorised. */
  public void capture(Payment payment) {
    stripe.capture(payment.paymentIntentId(), PRICE_MINOR);
    settle(
        payment.bookingId(),
        new BookingNews.PaymentCaptured(payment.id(), payment.paymentIntentId()));
  }

  /** The story voids what is open. */
  public void voidPayment(Payment payment) {
    stripe.cancel(payment.paymentIntentId());
    settle(payment.bookingId(), new BookingNews.PaymentVoided(payment.id()));
  }

  public void settle(String bookingId, BookingNews news) {
    settlement.settle(bookingId, news);
  }

  /** A booking that was held, paid and confirmed. */
  public Payment confirmed() {
    Payment payment = authorise(hold());
    capture(payment);
    return payment;
  }

  /** A booking that staff confirmed without payment. */
  public String confirmedByStaff() {
    String booking = hold();
    confirmByStaff(booking);
    return booking;
  }

  public void confirmByStaff(String bookingId) {
    bookings.confirmWithoutPayment(bookingId, "staff");
  }

  public void cancelHold(String bookingId) {
    bookings.cancelHold(bookingId, "alice", "rain");
  }

  public String cancelled() {
    String booking = hold();
    cancelHold(booking);
    return booking;
  }

  /** A confirmed booking whose customer came. */
  public String checkedIn() {
    String booking = confirmedByStaff();
    bookings.checkIn(booking, "staff");
    return booking;
  }

  /** A confirmed booking whose customer did not come. */
  public String missed() {
    String booking = confirmedByStaff();
    bookings.noShow(booking, "staff");
    return booking;
  }

  /** Brings the end of a booking's range about, so long ago. */
  public void end(String bookingId, Duration ago) {
    owner(
        "update booking set ends_at = now() - ?::interval, starts_at = now() - ?::interval - interval '1 h' where id = ?",
        text(ago),
        text(ago),
        bookingId);
    owner(
        """
        update slot_claim set period = (select tstzrange(starts_at, ends_at) from booking where id = booking_id)
        where booking_id = ?
        """,
        bookingId);
  }

  /** A booking that was confirmed, and whose range has ended since. */
  public String completed() {
    String booking = checkedIn();
    end(booking, Duration.ZERO);
    sweep.completeEnded(10);
    return booking;
  }

  /** A booking whose hold ran out and was released. */
  public String expired() {
    String booking = hold();
    runOut(booking, Duration.ofSeconds(1));
    settle(booking, new BookingNews.None());
    return booking;
  }

  /** As {@link #expired()}, with a payment that was asked for and never made. */
  public Payment expiredUnpaid() {
    Payment payment = requestPayment(hold());
    runOut(payment.bookingId(), Duration.ofSeconds(1));
    settle(payment.bookingId(), new BookingNews.PaymentUnread());
    voidPayment(payment);
    return payment;
  }

  /** A hold that was cancelled with a payment open, which the dispatcher saw to. */
  public Payment cancelledUnpaid() {
    Payment payment = requestPayment(hold());
    bookings.cancelHold(payment.bookingId(), "alice", "rain");
    outbox.dispatch(10, events -> events);
    voidPayment(payment);
    return payment;
  }

  /** Changes rows behind everybody's back, without constraints that can be dropped. */
  public void owner(String sql, Object... parameters) {
    var statement = database.owner().sql(sql);
    for (Object parameter : parameters) {
      statement = statement.param(parameter);
    }
    statement.update();
  }

  public static String text(Duration duration) {
    return duration.toMillis() + " milliseconds";
  }

  /** What the checker's process would find in its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "DATABASE_URL", database.access().url(),
        "DATABASE_USER", database.access().user(),
        "DATABASE_PASSWORD", database.access().password(),
        "STRIPE_API_BASE", stripe.apiBase(),
        "STRIPE_API_KEY", "sk_test_local",
        "TEMPORAL_ADDRESS", temporal.address());
  }

  private CheckerSettings settings() {
    return CheckerSettings.fromEnvironment(environment());
  }

  public List<Violation> check() {
    return Checker.of(settings()).check();
  }

  public List<Violation> checkAtRest() {
    return Checker.of(settings().with(Patience.AT_REST)).check();
  }

  @Override
  public void close() {
    stripe.close();
    temporal.close();
    database.close();
  }
}
