package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Payment;
import java.time.Duration;
import java.util.List;

final class DispatchPlants {

  private DispatchPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "event-is-dispatched",
            "an event has waited for two minutes",
            world -> {
              String booking = world.cancelled();
              outbox(world, booking, "booking.cancelled");
              return booking;
            }),
        new Plant(
            "outbox-is-its-event",
            "an outbox row tells of another event",
            world -> {
              String booking = world.cancelled();
              outbox(world, booking, "booking.confirmed");
              return booking;
            }),
        new Plant(
            "inbox-is-processed",
            "an event from Stripe was due two minutes ago",
            world -> {
              inbox(world, "stripe_event", 1, "now() - interval '2 min'");
              return "evt_planted";
            }),
        new Plant(
            "inbox-is-processed",
            "an event from Stripe failed five times and nobody was told",
            world -> {
              inbox(world, "stripe_event", 5, "now() + interval '1 h'");
              return "evt_planted";
            }),
        new Plant(
            "inbox-is-processed",
            "an event from Resend was due two minutes ago",
            world -> {
              inbox(world, "resend_event", 1, "now() - interval '2 min'");
              return "evt_planted";
            }),
        new Plant(
            "case-is-real",
            "a case is open about a payment that is closed",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  """
                  insert into operator_case (kind, booking_id, subject_id, error)
                  values ('PAYMENT_UNRESOLVED', ?, ?, 'planted')
                  """,
                  payment.bookingId(),
                  payment.id());
              return payment.id();
            }),
        new Plant(
            "case-is-real",
            "a case is open about nothing",
            world -> {
              world.owner(
                  """
                  insert into operator_case (kind, subject_id, error) values ('WEBHOOK_UNPROCESSED', 'evt_gone', 'planted')
                  """);
              return "evt_gone";
            }),
        new Plant(
            "case-is-real",
            "a case is open about money from the desk that was given back",
            world -> {
              String booking = world.hold();
              String cash = world.moneyBack().paidInCash(booking, 1000);
              world.runOut(booking, Duration.ofSeconds(1));
              world.settle(booking, new BookingNews.None());
              world.owner("update offline_payment set refund_reserved_minor = amount_minor");
              return cash;
            }),
        new Plant(
            "recorded-hold-is-a-booking",
            "a key is answered with a booking that does not exist",
            world -> {
              world.hold(world.freshSlot(), "key");
              world.owner(
                  """
                  update idempotency_record set held_booking = jsonb_set(held_booking, '{id}', '"gone"')
                  """);
              return "gone";
            }),
        new Plant(
            "recorded-hold-is-a-booking",
            "a key is answered with another price",
            world -> {
              String booking = world.hold(world.freshSlot(), "key");
              world.owner(
                  """
                  update idempotency_record set held_booking = jsonb_set(held_booking, '{price_minor}', '1')
                  """);
              return booking;
            }),
        new Plant(
            "one-record-per-hold",
            "two keys are answered with one booking",
            world -> {
              String booking = world.hold(world.freshSlot(), "key");
              world.owner(
                  """
                  insert into idempotency_record (caller, path, key, request_hash, lease_until, status, held_booking)
                  select caller, path, 'other', request_hash, lease_until, status, held_booking from idempotency_record
                  """);
              return booking;
            }));
  }

  private static void outbox(World world, String booking, String type) {
    world.owner(
        """
        insert into outbox (event_id, booking_id, type, created_at)
        select max(id), booking_id, ?, now() - interval '2 min' from booking_event where booking_id = ? group by 2
        """,
        type,
        booking);
  }

  private static void inbox(World world, String table, int attempts, String nextAttemptAt) {
    world.owner(
        """
        insert into %s (id, type, payload, attempts, next_attempt_at)
        values ('evt_planted', 'something.happened', '{}', ?, %s)
        """
            .formatted(table, nextAttemptAt),
        attempts);
  }
}
