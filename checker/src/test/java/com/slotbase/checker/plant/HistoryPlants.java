package com.slotbase.checker.plant;

import com.slotbase.checker.world.ToldStory;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.util.List;

final class HistoryPlants {

  private HistoryPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "row-and-history-tell-the-same",
            "a story saw an expired booking confirmed",
            world -> {
              String booking = world.expired();
              world.tell(new ToldStory(booking).saw("CONFIRMED", false).completed());
              return booking;
            }),
        new Plant(
            "story-ends-when-done",
            "a story ended with a payment open",
            world -> {
              String booking = world.expiredUnpaid().bookingId();
              world.tell(new ToldStory(booking).saw("EXPIRED", true).completed());
              return booking;
            }),
        new Plant(
            "told-capture-is-on-record",
            "a story captured a payment that is on record as voided",
            world -> {
              Payment payment = world.expiredUnpaid();
              world.tell(
                  new ToldStory(payment.bookingId())
                      .heard(
                          "CapturePayment",
                          "paymentCaptured",
                          payment.id(),
                          payment.paymentIntentId())
                      .completed());
              return payment.bookingId();
            }),
        new Plant(
            "told-capture-is-on-record",
            "a story captured another PaymentIntent than the one on record",
            world -> {
              Payment payment = world.confirmed();
              world.tell(
                  new ToldStory(payment.bookingId())
                      .heard("CapturePayment", "paymentCaptured", payment.id(), "pi_other"));
              return payment.bookingId();
            }),
        new Plant(
            "told-void-is-on-record",
            "a story voided a payment that is on record as captured",
            world -> {
              Payment payment = world.confirmed();
              world.tell(
                  new ToldStory(payment.bookingId())
                      .heard("VoidPayment", "paymentVoided", payment.id(), "")
                      .completed());
              return payment.bookingId();
            }),
        new Plant(
            "story-does-not-give-up",
            "a story failed while its booking was CONFIRMING",
            world -> {
              Payment payment = world.authorise(world.hold());
              PaymentPlants.age(world, payment);
              world.tell(new ToldStory(payment.bookingId()).saw("CONFIRMING", true).failed());
              return payment.bookingId();
            }),
        new Plant(
            "story-is-not-stuck",
            "the code of a story fails at the fifth attempt of a step",
            world -> {
              String booking = world.authorise(world.hold()).bookingId();
              world.tell(new ToldStory(booking).stumbledOver("a bug", 5));
              return booking;
            }),
        new Plant(
            "story-does-not-linger",
            "a story still runs for a booking that was confirmed two minutes ago",
            world -> {
              Payment payment = world.confirmed();
              PaymentPlants.age(world, payment);
              world.tell(new ToldStory(payment.bookingId()).saw("CONFIRMED", false));
              return payment.bookingId();
            }),
        new Plant(
            "row-and-history-tell-the-same",
            "the story of a refund saw it made that is still to be made",
            world -> {
              Refund refund = world.moneyBack().request(world.confirmed().bookingId(), 100);
              world.tell(ToldStory.ofRefund(refund.id()).sawRefund("COMPLETED", true).completed());
              return refund.bookingId();
            }),
        new Plant(
            "row-and-history-tell-the-same",
            "the saga of a second cancellation saw a booking cancelled that stands",
            world -> {
              String booking = world.confirmed().bookingId();
              world.tell(
                  ToldStory.ofSecondCancellation(booking).sawCancellation("CANCELLED").completed());
              return booking;
            }),
        new Plant(
            "story-ends-when-done",
            "the story of a refund ended before it was made",
            world -> {
              Refund refund = world.moneyBack().request(world.confirmed().bookingId(), 100);
              world.tell(ToldStory.ofRefund(refund.id()).sawRefund("PENDING", false).completed());
              return refund.bookingId();
            }),
        new Plant(
            "story-ends-when-done",
            "a saga did not stay for its operator",
            world -> {
              String booking = world.moneyBack().waiting(world.confirmed()).bookingId();
              world.tell(
                  ToldStory.ofCancellation(booking)
                      .sawCancellation("CANCELLING", "PENDING_MANUAL")
                      .completed());
              return booking;
            }),
        new Plant(
            "told-refund-is-on-record",
            "Stripe told a story of a refund that is not on record",
            world -> {
              Refund refund = world.moneyBack().request(world.confirmed().bookingId(), 100);
              world.tell(ToldStory.ofRefund(refund.id()).heardOfRefund("re_unknown"));
              return refund.bookingId();
            }),
        new Plant(
            "story-does-not-give-up",
            "the saga of a booking that is CANCELLING failed",
            world -> {
              Payment payment = world.confirmed();
              world.moneyBack().cancelling(payment.bookingId());
              PaymentPlants.age(world, payment);
              world.tell(
                  ToldStory.ofCancellation(payment.bookingId())
                      .sawCancellation("CANCELLING", "PENDING")
                      .failed());
              return payment.bookingId();
            }),
        new Plant(
            "story-does-not-linger",
            "the story of a refund still runs that was made two minutes ago",
            world -> {
              Refund refund = world.moneyBack().cancelled(world.confirmed());
              world.owner("update refund set changed_at = now() - interval '2 min'");
              world.tell(ToldStory.ofRefund(refund.id()).sawRefund("COMPLETED", true));
              return refund.bookingId();
            }));
  }
}
