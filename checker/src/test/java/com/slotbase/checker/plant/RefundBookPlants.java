package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.time.Duration;
import java.util.List;

/** Refunds that Stripe tells otherwise than we do. */
final class RefundBookPlants {

  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  private RefundBookPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "stripe-refund-is-on-record",
            "somebody gave money back in Stripe's dashboard ten minutes ago, and no person was told",
            world -> {
              Payment payment = world.confirmed();
              String made = world.stripe().makeRefund(payment.paymentIntentId(), null, 100, true);
              world.stripe().dateBack(made, LONG_AGO);
              return payment.bookingId();
            }),
        new Plant(
            "stripe-refund-is-on-record",
            "Stripe made a refund that was waived",
            world -> {
              Payment payment = world.confirmed();
              Refund refund = world.moneyBack().waiting(payment);
              world.moneyBack().decide(refund, OperatorAct.WAIVE);
              unheard(world, payment, refund);
              return payment.bookingId();
            }),
        new Plant(
            "stripe-refund-is-on-record",
            "Stripe made a refund ten minutes ago that is left to a person",
            world -> {
              Payment payment = world.confirmed();
              unheard(world, payment, world.moneyBack().waiting(payment));
              return payment.bookingId();
            }),
        new Plant(
            "refund-is-at-stripe",
            "a refund on record as made is in nobody's books",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              world.stripe().forgetRefund(refund.stripeRefundId());
              return refund.bookingId();
            }),
        new Plant(
            "refund-is-at-stripe",
            "a refund came back ten minutes ago",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              world.stripe().dateBack(refund.stripeRefundId(), LONG_AGO);
              world.stripe().failRefund(refund.stripeRefundId(), LONG_AGO);
              return refund.bookingId();
            }),
        new Plant(
            "refund-is-at-stripe",
            "Stripe gave back less than is on record",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              world.stripe().changeAmount(refund.stripeRefundId(), 100);
              return refund.bookingId();
            }),
        new Plant(
            "refund-is-at-stripe",
            "a refund is on record as made that Stripe has still to make",
            world -> {
              Payment payment = world.confirmed();
              Refund refund = world.moneyBack().request(payment.bookingId(), 100);
              world.moneyBack().made(refund, false);
              world.owner("update refund set status = 'COMPLETED', completed_at = now()");
              return payment.bookingId();
            }),
        new Plant(
            "refunded-once",
            "Stripe made a refund twice",
            world -> {
              Payment payment = world.confirmed();
              Refund refund = world.moneyBack().request(payment.bookingId(), 100);
              world.moneyBack().made(refund, true);
              world.stripe().makeRefund(payment.paymentIntentId(), refund.id(), 100, true);
              return payment.bookingId();
            }),
        new Plant(
            "refunded-as-booked",
            "the ledger tells of less than Stripe gave back",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              world.owner(
                  """
                  update ledger_entry set amount_minor = amount_minor - sign(amount_minor) where transaction_id =
                    (select id from ledger_transaction where source_id = ?)
                  """,
                  refund.stripeRefundId());
              return refund.bookingId();
            }));
  }

  private static void unheard(World world, Payment payment, Refund refund) {
    String made =
        world
            .stripe()
            .makeRefund(payment.paymentIntentId(), refund.id(), refund.amount().minor(), true);
    world.stripe().dateBack(made, LONG_AGO);
  }
}
