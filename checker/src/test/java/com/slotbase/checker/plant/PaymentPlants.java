package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.Payment;
import java.util.List;

final class PaymentPlants {

  private PaymentPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "no-payment-left-open",
            "a payment stayed open on an expired booking",
            world -> {
              Payment payment = world.expiredUnpaid();
              world.owner(
                  "update payment set status = 'NONE', closed_at = null where id = ?",
                  payment.id());
              age(world, payment);
              return payment.bookingId();
            }),
        new Plant(
            "no-payment-left-open",
            "a payment that was refused stayed open on a hold",
            world -> {
              Payment payment = world.requestPayment(world.hold());
              world.owner(
                  "update payment set refused_at = now() - interval '2 min' where id = ?",
                  payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "captured-payment-has-booking",
            "a cancelled hold has a captured payment",
            world -> {
              Payment payment = world.cancelledUnpaid();
              world.owner("update payment set status = 'CAPTURED' where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "confirmed-with-payment-is-paid",
            "the payment of a confirmed booking was voided",
            world -> {
              Payment payment = world.confirmed();
              world.owner("update payment set status = 'VOIDED' where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "confirming-was-authorised-in-time",
            "the payment of a confirmed booking was authorised after the hold's end",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  """
                  update payment p set authorized_at = b.expires_at + interval '1 s'
                  from booking b where b.id = p.booking_id and p.id = ?
                  """,
                  payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "customer-pays",
            "a customer confirmed without payment",
            world -> {
              String booking = world.confirmedByStaff();
              world.owner(
                  """
                  update booking_event set actor = 'alice' where booking_id = ? and type = 'booking.confirmed'
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "payment-is-the-price",
            "a payment is a cent short",
            world -> {
              Payment payment = world.requestPayment(world.hold());
              world.owner(
                  "update payment set amount_minor = amount_minor - 1 where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-its-events",
            "a capture was written down twice",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  """
                  insert into booking_event (booking_id, type, actor, details)
                  select booking_id, type, actor, details from booking_event
                  where booking_id = ? and type = 'payment.captured'
                  """,
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-its-events",
            "a captured payment was voided as well",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  """
                  insert into booking_event (booking_id, type, actor, details)
                  select booking_id, 'payment.voided', actor, details from booking_event
                  where booking_id = ? and type = 'payment.captured'
                  """,
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-its-events",
            "a payment was closed without an end",
            world -> {
              Payment payment = world.requestPayment(world.hold());
              world.owner("update payment set closed_at = now() where id = ?", payment.id());
              return payment.bookingId();
            }));
  }

  /** Nothing has happened to its booking for two minutes. */
  static void age(World world, Payment payment) {
    world.owner(
        "update booking set changed_at = now() - interval '2 min' where id = ?",
        payment.bookingId());
  }
}
