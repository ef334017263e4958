package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.PaymentAuthorization.Effect;
import com.slotbase.adapters.reschedule.RescheduleDue;
import com.slotbase.adapters.reschedule.RescheduleOutcome;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.reschedule.RescheduleStories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Moves of bookings of one hour that was paid, as the calls of their customers do them. */
final class Moves {

  static final String GOOD_CARD = "4242424242424242";
  static final String CARD_THAT_CANNOT_BE_CAPTURED = "4000000000000341";
  static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration CALL = Duration.ofSeconds(20);

  private final Lab lab;
  final RescheduleStories stories;

  Moves(Lab lab) {
    this.lab = lab;
    this.stories = lab.allStories.reschedules();
  }

  /** From the start of a booking on, so many hours. */
  static TimeRange hours(Booking booking, int count) {
    Instant start = booking.range().start();
    return new TimeRange(start, start.plus(Duration.ofHours(count)));
  }

  /** Has a PaymentIntent made for the difference to some hours; its timer runs. */
  Payment asked(Booking booking, int hours, Duration timeToPay) {
    RescheduleDue due =
        lab.reschedules.requestPayment(
            UUID.randomUUID().toString(), booking.id(), hours(booking, hours), timeToPay);
    if (!(due instanceof RescheduleDue.Wanted wanted)) {
      throw new AssertionError("Not to be paid: " + due);
    }
    Payment payment = wanted.payment();
    lab.gateway.open(payment.id());
    stories.startTimer(
        payment.id(), Duration.between(Instant.now(), payment.expiresAt()).plusMillis(1), CALL);
    if (wanted.replacedId() != null) {
      stories.wake(wanted.replacedId(), "replaced", CALL);
    }
    return find(payment);
  }

  /** The customer pays, and the webhook takes note. */
  Payment paid(Booking booking, int hours, Duration timeToPay, String card) {
    Payment payment = asked(booking, hours, timeToPay);
    lab.stripe.pay(payment.paymentIntentId(), card);
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.NOTED);
    return payment;
  }

  /** A move to two hours that is committed and waits for its money; nobody was told yet. */
  Payment begun(Booking booking, String card) {
    Payment payment = paid(booking, 2, LONG, card);
    assertThat(move(booking, 2)).isEqualTo(new RescheduleOutcome.UnderWay(payment.id()));
    return payment;
  }

  Payment begun(Booking booking) {
    return begun(booking, GOOD_CARD);
  }

  RescheduleOutcome move(Booking booking, int hours) {
    return lab.reschedules.reschedule(
        booking.id(), new Wish(hours(booking, hours), false, false), booking.customerId());
  }

  /** As the call does, and waits for as long as it takes. */
  boolean seenThrough(Payment payment) {
    return stories.await(payment.id(), "customer", CALL);
  }

  void woken(Payment payment, String reason) {
    stories.wake(payment.id(), reason, CALL);
  }

  Payment find(Payment payment) {
    return lab.payments.find(payment.id()).orElseThrow();
  }

  /** The payment that a workflow is about. */
  Payment ofStory(String workflowId) {
    return lab.payments.find(workflowId.substring(workflowId.indexOf(':') + 1)).orElseThrow();
  }

  /** How long what the booking keeps is, in hours: one claim unless it is being moved. */
  List<Integer> claimedHours(Booking booking) {
    return lab.jdbc
        .sql(
            """
            select extract(epoch from upper(period) - lower(period))::integer / 3600
            from slot_claim where booking_id = ? order by 1
            """)
        .param(booking.id())
        .query(Integer.class)
        .list();
  }

  void assertIsMoved(Booking booking, Payment payment) {
    assertThat(lab.find(booking).range()).isEqualTo(hours(booking, 2));
    assertThat(lab.find(booking).price().minor()).isEqualTo(9000);
    assertThat(claimedHours(booking)).containsExactly(2);
    assertThat(lab.stripe.captures(payment.paymentIntentId())).isEqualTo(1);
  }

  void assertIsWhereItWas(Booking booking) {
    assertThat(lab.find(booking)).isEqualTo(booking);
    assertThat(claimedHours(booking)).containsExactly(1);
  }
}
