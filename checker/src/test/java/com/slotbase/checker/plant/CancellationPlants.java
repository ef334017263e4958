package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.util.List;

/** Cancellations that were not seen through. */
final class CancellationPlants {

  private CancellationPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "cancellation-is-its-booking",
            "a booking is being cancelled without a cancellation",
            world -> {
              String booking = cancelling(world);
              world.owner("update cancellation set ended_at = now() where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "cancellation-is-its-booking",
            "a booking was cancelled and its cancellation goes on",
            world -> {
              String booking = cancelled(world);
              world.owner("update cancellation set ended_at = null where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "cancellation-is-its-booking",
            "a booking was cancelled by a cancellation that was undone",
            world -> {
              String booking = cancelled(world);
              world.owner(
                  "update cancellation set reinstated = true where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "cancelled-when-refunded",
            "a booking was cancelled while its refund was still to be made",
            world -> {
              String booking = cancelled(world);
              world.owner(
                  "update refund set status = 'PENDING', accepted_at = null where booking_id = ?",
                  booking);
              return booking;
            }),
        new Plant(
            "cancelled-when-refunded",
            "a booking stands again whose money was given back",
            world -> {
              Refund refund = world.moneyBack().waiting(world.confirmed());
              world.moneyBack().decide(refund, OperatorAct.REINSTATE);
              world.owner(
                  "update refund set status = 'COMPLETED', completed_at = now() where id = ?",
                  refund.id());
              return refund.bookingId();
            }),
        new Plant(
            "cancellation-goes-on",
            "a booking without payment has been CANCELLING for two minutes",
            world -> {
              String booking = world.confirmedByStaff();
              world.moneyBack().cancelling(booking);
              world.owner(
                  "update cancellation set requested_at = now() - interval '2 min' where booking_id = ?",
                  booking);
              return booking;
            }),
        new Plant(
            "cancellation-goes-on",
            "a booking whose refund was made two minutes ago is still CANCELLING",
            world -> {
              Payment payment = world.confirmed();
              Refund refund = world.moneyBack().cancelling(payment.bookingId()).getFirst();
              world.moneyBack().made(refund, true);
              world.owner("update cancellation set requested_at = now() - interval '3 min'");
              world.owner("update refund set changed_at = now() - interval '2 min'");
              return payment.bookingId();
            }),
        new Plant(
            "step-has-an-end",
            "the capture of a confirmed booking was begun and not ended",
            world -> {
              Payment payment = world.confirmed();
              world.owner(
                  "delete from transaction_log where change = 'confirm' and phase = 'COMPLETED' and booking_id = ?",
                  payment.bookingId());
              return payment.bookingId();
            }),
        new Plant(
            "step-has-an-end",
            "the refunds of a cancelled booking were begun and not ended",
            world -> {
              String booking = cancelled(world);
              world.owner(
                  """
                  delete from transaction_log where booking_id = ? and (change, step, phase) = ('cancellation', 'refund', 'COMPLETED')
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "step-has-an-end",
            "an operator's decision was taken down and not carried out",
            world -> {
              Refund refund = world.moneyBack().waiting(world.confirmed());
              world.moneyBack().decide(refund, OperatorAct.WAIVE);
              world.owner(
                  "delete from transaction_log where change = 'operator act' and phase = 'COMPLETED'");
              return refund.bookingId();
            }),
        new Plant(
            "log-is-of-a-booking",
            "a step of a booking that is not there was logged",
            world -> {
              world.owner(
                  """
                  insert into transaction_log (booking_id, change, subject_id, step, phase, actor)
                  values ('gone', 'confirm', 'gone', 'capture', 'COMPLETED', 'planted')
                  """);
              return "gone";
            }),
        new Plant(
            "log-is-of-a-booking",
            "somebody was alerted of a booking that is not there",
            world -> {
              world.owner(
                  """
                  insert into alert (kind, subject_id, booking_id, occasion, message)
                  values ('REFUND_PARKED', 'gone', 'gone', 1, 'planted')
                  """);
              return "gone";
            }));
  }

  private static String cancelling(World world) {
    String booking = world.confirmed().bookingId();
    world.moneyBack().cancelling(booking);
    return booking;
  }

  private static String cancelled(World world) {
    return world.moneyBack().cancelled(world.confirmed()).bookingId();
  }
}
