package com.slotbase.checker.plant;

import com.slotbase.checker.world.ToldStory;
import com.slotbase.workflows.domain.Payment;
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
            }));
  }
}
