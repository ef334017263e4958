package com.slotbase.checker.plant;

import com.slotbase.checker.world.ToldStory;
import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Bookings that were moved, and should not have been so. */
final class MovePlants {

  private static final Instant LONG_AGO = Instant.now().minusSeconds(600);

  private MovePlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "booking-is-where-it-was-moved",
            "a booking was moved by hand",
            world -> {
              String booking = world.moves().moved();
              world.owner(
                  "update booking set starts_at = starts_at - interval '1 h' where id = ?",
                  booking);
              return booking;
            }),
        new Plant(
            "booking-is-where-it-was-moved",
            "one of two moves was not written down",
            world -> {
              String booking = world.moves().moved();
              world.moves().move(booking, world.freshSlot());
              world.moves().move(booking, world.freshSlot());
              world.owner(
                  """
                  delete from booking_event where id = (select id from booking_event
                    where booking_id = ? and type = 'booking.rescheduled' order by id offset 1 limit 1)
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "row-is-its-last-event",
            "a move was written without counting the version",
            world -> {
              String booking = world.moves().moved();
              world.owner("update booking set version = version - 1 where id = ?", booking);
              return booking;
            }),
        new Plant(
            "move-ends",
            "the money for a move has been taken for two minutes",
            world -> {
              Payment payment = world.moves().moving();
              begunLongAgo(world, payment);
              return payment.bookingId();
            }),
        new Plant(
            "moving-is-confirmed",
            "a customer was checked in while money was taken for moving them",
            world -> {
              Payment payment = world.moves().moving();
              world.owner(
                  "update booking set status = 'CHECKED_IN' where id = ?", payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "paid-move-is-made",
            "money was taken for a move that was given up",
            world -> {
              Payment payment = world.moves().refused();
              world.owner("update payment set status = 'CAPTURED' where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "paid-move-is-made",
            "a booking was moved though the money was given back",
            world -> {
              Payment payment = world.moves().paid();
              world.owner("update payment set status = 'VOIDED' where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-the-price",
            "a move is a cent too cheap",
            world -> {
              Payment payment = world.moves().wanted();
              world.owner(
                  "update payment set amount_minor = amount_minor - 1 where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-the-price",
            "a hold was paid with a cent too much before its booking was moved",
            world -> {
              Payment payment = world.moves().paid();
              world.owner(
                  "update payment set amount_minor = amount_minor + 1 where booking_id = ? and purpose = 'HOLD'",
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "no-payment-left-open",
            "the time to pay for a move was over two minutes ago",
            world -> {
              Payment payment = world.moves().wanted();
              world.moves().expire(payment, Duration.ofMinutes(2));
              return payment.bookingId();
            }),
        new Plant(
            "claim-while-occupying",
            "the new range of a booking that is being moved is not kept",
            world -> {
              Payment payment = world.moves().moving();
              world.owner(
                  "delete from slot_claim where booking_id = ? and upper(period) - lower(period) > interval '1 h'",
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "claim-is-the-bookings",
            "a booking kept the claim that it was moved from",
            world -> {
              Payment payment = world.moves().paid();
              world.owner(
                  """
                  insert into slot_claim (booking_id, listing_id, unit, period)
                  select id, listing_id, unit, tstzrange(starts_at, starts_at + interval '1 h') from booking where id = ?
                  """,
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "slot-never-shared",
            "a booking was moved to where another one was",
            world -> {
              String other = world.hold();
              String booking = world.moves().moved();
              world.owner(
                  """
                  update booking_event e set details = e.details
                    || jsonb_build_object('start', b.starts_at, 'end', b.ends_at)
                  from booking b where b.id = ? and e.booking_id = ? and e.type = 'booking.rescheduled'
                  """,
                  other,
                  booking);
              return booking;
            }),
        new Plant(
            "no-authorisation-left-open",
            "a card is still charged for a move that was given up two minutes ago",
            world -> {
              Payment payment = world.moves().refused();
              world.stripe().authorise(payment.paymentIntentId(), LONG_AGO);
              world.owner(
                  """
                  update payment set closed_at = null, refused_at = now() - interval '2 min' where id = ?
                  """,
                  payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "captured-was-authorised-in-time",
            "a move was paid after the time to pay was over",
            world -> {
              Payment payment = world.moves().paid();
              world.stripe().authorise(payment.paymentIntentId(), Instant.now().plusSeconds(3600));
              world.stripe().capture(payment.paymentIntentId(), payment.amount().minor());
              return payment.bookingId();
            }),
        new Plant(
            "row-and-history-tell-the-same",
            "a story saw a booking moved that was never moved",
            world -> {
              Payment payment = world.moves().refused();
              world.tell(ToldStory.ofMove(payment.id()).sawMove("MOVED", false).completed());
              return payment.bookingId();
            }),
        new Plant(
            "story-ends-when-done",
            "the story of a move ended with its payment open",
            world -> {
              Payment payment = world.moves().wanted();
              world.tell(ToldStory.ofMove(payment.id()).sawMove("WAITING", true).completed());
              return payment.bookingId();
            }),
        new Plant(
            "story-does-not-linger",
            "the story of a move still runs, which was made two minutes ago",
            world -> {
              Payment payment = world.moves().paid();
              world.owner(
                  """
                  with p as (update payment set created_at = now() - interval '5 min', closed_at = now() - interval '2 min'
                    where id = ? returning id)
                  update reschedule r set requested_at = now() - interval '3 min', ended_at = now() - interval '2 min'
                  from p where r.payment_id = p.id
                  """,
                  payment.id());
              world.tell(ToldStory.ofMove(payment.id()).sawMove("MOVED", false));
              return payment.bookingId();
            }));
  }

  private static void begunLongAgo(World world, Payment payment) {
    world.owner(
        "update reschedule set requested_at = now() - interval '2 min' where payment_id = ?",
        payment.id());
  }
}
