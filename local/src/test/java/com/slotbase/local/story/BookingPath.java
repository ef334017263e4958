package com.slotbase.local.story;

import static com.slotbase.local.story.Stage.LONG;
import static com.slotbase.local.story.Stage.SHORT;
import static com.slotbase.local.story.Stage.UNHURRIED;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.util.function.Function;

/** The ways through a booking's story. */
enum BookingPath implements StoryPath {
  EXPIRES_WITHOUT_PAYMENT(
      BookingStatus.EXPIRED, PaymentStatus.NONE, stage -> first(stage.holdWithoutPayment(SHORT))),

  CONFIRMED_WITHOUT_PAYMENT(
      BookingStatus.CONFIRMED,
      PaymentStatus.NONE,
      stage -> {
        Booking booking = stage.holdWithoutPayment(UNHURRIED);
        stage.confirmedWithoutPayment(booking);
        return first(booking);
      }),

  CONFIRMED_BY_STAFF_WITH_A_PAYMENT_OPEN(
      BookingStatus.CONFIRMED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.paymentRequested(booking);
        stage.confirmedWithoutPayment(booking);
        stage.woken(booking, "booking.confirmed");
        return first(booking);
      }),

  CAPTURED_AFTER_THE_WEBHOOK(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.authorisationNoted(stage.paid(booking));
        stage.woken(booking, "webhook");
        return first(booking);
      }),

  CAPTURED_FOR_THE_CONFIRM_CALL(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.authorisationNoted(stage.paid(booking));
        stage.confirmCalled(booking);
        return first(booking);
      }),

  WOKEN_IN_VAIN_THEN_CAPTURED_FOR_THE_CONFIRM_CALL(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.wokenInVain(booking, 1);
        stage.authorisationNoted(stage.paid(booking));
        stage.confirmCalled(booking);
        return first(booking);
      }),

  WOKEN_TWICE_IN_VAIN_THEN_EXPIRES(
      BookingStatus.EXPIRED,
      PaymentStatus.NONE,
      stage -> {
        Booking booking = stage.holdWithoutPayment(UNHURRIED);
        stage.wokenInVain(booking, 1);
        stage.wokenInVain(booking, 2);
        return first(booking);
      }),

  WOKEN_AGAIN_DURING_THE_CAPTURE(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.slowlyCapturing();
        stage.woken(booking, "webhook, again");
        return first(booking);
      }),

  EXPIRES_WITH_A_PAYMENT_OPEN(
      BookingStatus.EXPIRED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(UNHURRIED);
        stage.paymentRequested(booking);
        return first(booking);
      }),

  PAID_IN_TIME_BUT_UNHEARD_UNTIL_THE_EXPIRY(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(UNHURRIED);
        stage.paid(booking);
        return first(booking);
      }),

  STRIPE_SILENT_AT_THE_EXPIRY(
      BookingStatus.EXPIRED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(UNHURRIED);
        stage.readsAreSlow(stage.paymentRequested(booking), 1);
        return first(booking);
      }),

  STRIPE_SILENT_AT_THE_EXPIRY_BUT_PAID_IN_TIME(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(UNHURRIED);
        stage.readsAreSlow(stage.paid(booking), 1);
        return first(booking);
      }),

  PAID_TOO_LATE(
      BookingStatus.EXPIRED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(UNHURRIED);
        Payment payment = stage.paymentRequested(booking);
        stage.readsAreSlow(payment, 2);
        // Stripe tells whole seconds: one of them has to go by before a payment looks late.
        stage.isPast(booking.expiresAt().plusSeconds(1));
        stage.paysNow(payment);
        return first(booking);
      }),

  CAPTURE_FAILS_TWICE_THEN_WORKS(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(LONG);
        Payment payment = stage.paid(booking);
        stage.captureFails(payment, 500, 2);
        stage.authorisationNoted(payment);
        stage.woken(booking, "webhook");
        return first(booking);
      }),

  CAPTURE_DECLINED(
      BookingStatus.PAYMENT_FAILED,
      PaymentStatus.FAILED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.authorisationNoted(stage.paidWithABadCard(booking));
        stage.woken(booking, "webhook");
        return first(booking);
      }),

  CAPTURE_PARKED_THEN_RESOLVED(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.hold(LONG);
        Payment payment = stage.paid(booking);
        stage.captureFails(payment, 403, 1);
        stage.authorisationNoted(payment);
        stage.woken(booking, "webhook");
        return first(booking);
      }),

  VOID_PARKED_THEN_RESOLVED(
      BookingStatus.CANCELLED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.cancelFails(stage.paid(booking), 403, 1);
        stage.cancelledByTheCustomer(booking);
        return first(booking);
      }),

  CANCELLED_BY_THE_CUSTOMER(
      BookingStatus.CANCELLED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.paymentRequested(booking);
        stage.cancelledByTheCustomer(booking);
        return first(booking);
      }),

  CANCELLED_IN_TEMPORAL_DURING_THE_DELAY(
      BookingStatus.CANCELLED,
      PaymentStatus.NONE,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.cancelledInTemporal(booking);
        return first(booking);
      }),

  CANCELLED_IN_TEMPORAL_WITH_A_PAYMENT_OPEN(
      BookingStatus.CANCELLED,
      PaymentStatus.VOIDED,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.paid(booking);
        stage.cancelledInTemporal(booking);
        return first(booking);
      }),

  CANCELLED_IN_TEMPORAL_AFTER_A_WAKE(
      BookingStatus.CANCELLED,
      PaymentStatus.NONE,
      stage -> {
        Booking booking = stage.hold(LONG);
        stage.wokenInVain(booking, 1);
        stage.cancelledInTemporal(booking);
        return first(booking);
      }),

  CANCELLED_IN_TEMPORAL_DURING_THE_CAPTURE(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.slowlyCapturing();
        stage.cancelledInTemporal(booking);
        return first(booking);
      }),

  LATE_MONEY_TAKES_THE_SLOT_AGAIN(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> {
        Listing listing = stage.listing();
        Booking booking = stage.hold(listing, UNHURRIED);
        Payment payment = stage.paid(booking);
        stage.cancelledByTheCustomer(stage.abandonedAndTakenOver(listing, booking));
        stage.authorisationNoted(payment);
        stage.confirmCalledLate(booking);
        return Story.of(booking, WorkflowIds.latePayment(booking.id()));
      }),

  LATE_MONEY_FINDS_THE_SLOT_TAKEN(
      BookingStatus.EXPIRED,
      PaymentStatus.VOIDED,
      stage -> {
        Listing listing = stage.listing();
        Booking booking = stage.hold(listing, UNHURRIED);
        Payment payment = stage.paid(booking);
        stage.abandonedAndTakenOver(listing, booking);
        stage.authorisationRefused(payment);
        stage.woken(booking, "webhook");
        return first(booking);
      });

  private final BookingStatus becomes;
  private final PaymentStatus money;
  private final Function<Stage, Story> play;

  BookingPath(BookingStatus becomes, PaymentStatus money, Function<Stage, Story> play) {
    this.becomes = becomes;
    this.money = money;
    this.play = play;
  }

  @Override
  public BookingStatus becomes() {
    return becomes;
  }

  @Override
  public PaymentStatus money() {
    return money;
  }

  @Override
  public Story play(Lab lab) {
    return play.apply(new Stage(lab));
  }

  private static Story first(Booking booking) {
    return Story.of(booking, WorkflowIds.booking(booking.id()));
  }
}
