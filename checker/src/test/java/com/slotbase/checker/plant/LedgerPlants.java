package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.time.Duration;
import java.util.List;

/** Money that was moved and not booked, or booked and not moved. */
final class LedgerPlants {

  private LedgerPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "ledger-is-balanced",
            "an entry is a cent short",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  """
                  update ledger_entry set amount_minor = amount_minor - 1 where account = 'STRIPE' and transaction_id =
                    (select id from ledger_transaction where source_id = ?)
                  """,
                  payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "ledger-is-balanced",
            "a transaction has no entries",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  "delete from ledger_entry where transaction_id = (select id from ledger_transaction where source_id = ?)",
                  payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-booked",
            "a captured payment is not in the ledger",
            world -> {
              Payment payment = world.confirmed();
              forget(world, payment.id());
              return payment.bookingId();
            }),
        new Plant(
            "payment-is-booked",
            "cash was booked that nobody took",
            world -> {
              String booking = world.confirmedByStaff();
              world.moneyBack().paidInCash(booking, 1000);
              world.owner("delete from offline_payment where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "payment-is-booked",
            "a payment was booked with another amount",
            world -> {
              String booking = world.confirmedByStaff();
              world.moneyBack().paidInCash(booking, 1000);
              world.owner(
                  "update offline_payment set amount_minor = 900 where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "refund-is-booked",
            "a refund that was made is not in the ledger",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              forget(world, refund.stripeRefundId());
              return refund.bookingId();
            }),
        new Plant(
            "refund-is-booked",
            "a refund that came back is still in the ledger",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              world.moneyBack().failedLate(refund);
              world.owner(
                  """
                  delete from ledger_entry where transaction_id in
                    (select id from ledger_transaction where kind = 'REFUND_REVERSAL')
                  """);
              world.owner("delete from ledger_transaction where kind = 'REFUND_REVERSAL'");
              return refund.bookingId();
            }),
        new Plant(
            "owed-is-due",
            "what was kept of a cancelled booking is still owed to its customer",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  """
                  update booking set cancellation_policy = '{"tiers":[{"hoursBefore":0,"percent":60}],"feeMinor":0}'
                  """);
              world.moneyBack().cancelled(payment);
              world.owner(
                  """
                  delete from ledger_entry where transaction_id in (select id from ledger_transaction where kind = 'FEE')
                  """);
              world.owner("delete from ledger_transaction where kind = 'FEE'");
              return payment.bookingId();
            }),
        new Plant(
            "owed-is-due",
            "a fee was kept of a booking that stands",
            world -> {
              Payment payment = world.confirmed();
              world.owner("update ledger_entry set account = 'FEES' where account = 'CUSTOMER'");
              return payment.bookingId();
            }),
        new Plant(
            "desk-money-is-somebodys",
            "nobody was told of what was paid at the desk for a hold that ran out",
            world -> {
              String booking = world.hold();
              world.moneyBack().paidInCash(booking, 1000);
              world.runOut(booking, Duration.ofSeconds(1));
              world.settle(booking, new BookingNews.None());
              world.owner("delete from operator_case where booking_id = ?", booking);
              return booking;
            }));
  }

  private static void forget(World world, String sourceId) {
    world.owner(
        "delete from ledger_entry where transaction_id = (select id from ledger_transaction where source_id = ?)",
        sourceId);
    world.owner("delete from ledger_transaction where source_id = ?", sourceId);
  }
}
