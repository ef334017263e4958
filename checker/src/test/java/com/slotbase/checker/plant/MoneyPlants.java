package com.slotbase.checker.plant;

import com.slotbase.checker.world.StripeAccount;
import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.Payment;
import java.time.Instant;
import java.util.List;

final class MoneyPlants {

  private static final Instant LONG_AGO = Instant.now().minusSeconds(600);

  private MoneyPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "intent-is-on-record",
            "a PaymentIntent was made for a booking without a payment",
            world -> {
              String booking = world.hold();
              world.stripe().open(booking, World.PRICE_MINOR, "EUR");
              return booking;
            }),
        new Plant(
            "intent-is-on-record",
            "a second PaymentIntent took the money for a confirmed booking again",
            world -> {
              Payment payment = world.confirmed();
              StripeAccount stripe = world.stripe();
              String second = stripe.open(payment.bookingId(), World.PRICE_MINOR, "EUR");
              stripe.authorise(second, LONG_AGO);
              stripe.capture(second, World.PRICE_MINOR);
              return payment.bookingId();
            }),
        new Plant(
            "captured-money-has-booking",
            "the money of an expired booking was taken",
            world -> {
              Payment payment = world.expiredUnpaid();
              world.stripe().authorise(payment.paymentIntentId(), LONG_AGO);
              world.stripe().capture(payment.paymentIntentId(), World.PRICE_MINOR);
              PaymentPlants.age(world, payment);
              return payment.bookingId();
            }),
        new Plant(
            "captured-money-has-booking",
            "the money was taken two minutes ago, and its booking is still CONFIRMING",
            world -> {
              Payment payment = world.authorise(world.hold());
              world.stripe().authorise(payment.paymentIntentId(), LONG_AGO);
              world.stripe().capture(payment.paymentIntentId(), World.PRICE_MINOR);
              PaymentPlants.age(world, payment);
              return payment.bookingId();
            }),
        new Plant(
            "no-authorisation-left-open",
            "a card is still charged for a booking that was cancelled two minutes ago",
            world -> {
              Payment payment = world.cancelledUnpaid();
              world.stripe().authorise(payment.paymentIntentId(), LONG_AGO);
              PaymentPlants.age(world, payment);
              return payment.bookingId();
            }),
        new Plant(
            "no-authorisation-left-open",
            "a customer could still pay for a booking that staff confirmed two minutes ago",
            world -> {
              String booking = world.confirmedByStaff();
              world.owner(
                  """
                  insert into payment (id, booking_id, purpose, amount_minor, currency, payment_intent_id, expires_at)
                  select 'planted', id, 'HOLD', price_minor, currency, ?, expires_at from booking where id = ?
                  """,
                  world.stripe().open(booking, World.PRICE_MINOR, "EUR"),
                  booking);
              world.owner(
                  "update booking set changed_at = now() - interval '2 min' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "payment-agrees-with-stripe",
            "a payment on record as captured was cancelled",
            world -> {
              Payment payment = world.confirmed();
              world.stripe().cancel(payment.paymentIntentId());
              return payment.bookingId();
            }),
        new Plant(
            "payment-agrees-with-stripe",
            "a payment on record as voided is still open",
            world -> {
              Payment payment = world.expiredUnpaid();
              world.stripe().authorise(payment.paymentIntentId(), Instant.now());
              return payment.bookingId();
            }),
        new Plant(
            "amount-as-recorded",
            "less was captured than is on record",
            world -> {
              Payment payment = world.confirmed();
              world.stripe().capture(payment.paymentIntentId(), World.PRICE_MINOR - 1);
              return payment.bookingId();
            }),
        new Plant(
            "captured-was-authorised-in-time",
            "a confirmed booking was paid after its hold was over",
            world -> {
              Payment payment = world.confirmed();
              world.stripe().authorise(payment.paymentIntentId(), Instant.now().plusSeconds(3600));
              world.stripe().capture(payment.paymentIntentId(), World.PRICE_MINOR);
              return payment.bookingId();
            }),
        new Plant(
            "intent-is-at-stripe",
            "the PaymentIntent of a confirmed booking is in nobody's books",
            world -> {
              Payment payment = world.confirmed();
              world.stripe().forget(payment.paymentIntentId());
              return payment.bookingId();
            }),
        new Plant(
            "captured-once",
            "Stripe tells of a second capture",
            world -> {
              Payment payment = world.confirmed();
              world.stripe().tellOfCapture(payment.paymentIntentId());
              return payment.bookingId();
            }));
  }
}
