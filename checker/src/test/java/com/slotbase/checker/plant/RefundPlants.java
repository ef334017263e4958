package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.util.List;

/** Refunds whose rows went wrong. */
final class RefundPlants {

  private RefundPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "reserved-is-its-refunds",
            "a refund was recorded and nothing was reserved for it",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().request(payment.bookingId(), 100);
              world.owner(
                  "update payment set refund_reserved_minor = 0 where id = ?", payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "reserved-is-its-refunds",
            "a refund of cash was waived and is still reserved",
            world -> {
              String booking = world.confirmedByStaff();
              world.moneyBack().paidInCash(booking, 1000);
              world.moneyBack().request(booking, 1000);
              world.owner("update refund set status = 'WAIVED' where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "refunds-within-payment",
            "a refund is over more than was captured",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().request(payment.bookingId(), 100);
              world.owner(
                  "update refund set amount_minor = ? where booking_id = ?",
                  World.PRICE_MINOR + 1,
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "refund-goes-on",
            "a refund was due two minutes ago",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().request(payment.bookingId(), 100);
              world.owner("update refund set next_attempt_at = now() - interval '2 min'");
              return payment.bookingId();
            }),
        new Plant(
            "refund-goes-on",
            "a refund failed and is never tried again",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().request(payment.bookingId(), 100);
              world.owner("update refund set status = 'FAILED', next_attempt_at = null");
              return payment.bookingId();
            }),
        new Plant(
            "parked-refund-is-seen",
            "a refund is left to a person and its case was closed",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().waiting(payment);
              world.owner("update operator_case set resolved_at = now()");
              return payment.bookingId();
            }),
        new Plant(
            "parked-refund-is-seen",
            "a refund is left to a person and nobody was alerted",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().waiting(payment);
              world.owner("delete from alert");
              return payment.bookingId();
            }),
        new Plant(
            "refund-is-its-events",
            "a refund was completed by hand",
            world -> {
              Refund refund = world.moneyBack().request(world.confirmed().bookingId(), 100);
              world.owner("update refund set status = 'COMPLETED', completed_at = now()");
              return refund.bookingId();
            }),
        new Plant(
            "refund-is-its-events",
            "a refund was asked for twice",
            world -> {
              Refund refund = world.moneyBack().request(world.confirmed().bookingId(), 100);
              world.owner(
                  """
                  insert into booking_event (booking_id, type, actor, details)
                  select booking_id, type, actor, details from booking_event where type = 'refund.requested'
                  """);
              return refund.bookingId();
            }),
        new Plant(
            "case-is-real",
            "a case is open about a refund that was made",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              openCase(world, "REFUND_PARKED", refund.id());
              return refund.id();
            }),
        new Plant(
            "case-is-real",
            "a refund of ours is said to be somebody else's",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              openCase(world, "REFUND_NOT_OURS", refund.stripeRefundId());
              return refund.stripeRefundId();
            }));
  }

  private static void openCase(World world, String kind, String subjectId) {
    world.owner(
        "insert into operator_case (kind, subject_id, error) values (?, ?, 'planted')",
        kind,
        subjectId);
  }
}
