package com.slotbase.local.demo;

import java.time.Duration;

/** Holds that somebody pays for. */
record PaymentScenes(Club club, Telling telling) {

  private static final Duration SOON = Duration.ofSeconds(15);

  void webhookConfirms(Held held) {
    telling.check(
        "Alice pays and closes the page; Stripe's webhook alone confirms",
        "CONFIRMED, payment CAPTURED",
        () -> {
          club.stripe().pay(held.by().payment(held));
          Telling.within(SOON, () -> held.booking().text("status").equals("CONFIRMED"));
          return state(held, "CONFIRMED", "CAPTURED");
        });
  }

  void callConfirms(Held held) {
    telling.check(
        "The winner, %s, pays; the webhook gets lost, so the client calls confirm"
            .formatted(held.by().name()),
        "CONFIRMED, payment CAPTURED",
        () -> {
          payWithoutWebhook(held);
          held.by().confirm(held);
          Telling.within(SOON, () -> held.booking().text("status").equals("CONFIRMED"));
          return state(held, "CONFIRMED", "CAPTURED");
        });
    telling.check(
        "The client calls confirm once more",
        "200 CONFIRMED, the same booking",
        () -> {
          var before = held.booking();
          var again = held.by().confirm(held);
          var same = again.body().equals(before.body());
          return Outcome.of(
              again.summary().equals("200 CONFIRMED") && same,
              again.summary() + (same ? ", the same booking" : ", another booking"));
        });
  }

  void cancelledHoldIsVoided(String court, Slot slot) {
    var carol = club.person("carol");
    telling.check(
        "Carol's card is authorised for %s, then she cancels her hold".formatted(slot.spoken()),
        "CANCELLED, payment VOIDED, canceled at Stripe",
        () -> {
          var held = Held.of(carol, court, slot, carol.hold(court, slot));
          var payment = payWithoutWebhook(held);
          carol.cancel(held, "rain");
          Telling.within(SOON, () -> held.booking().text("paymentStatus").equals("VOIDED"));
          var booking = state(held, "CANCELLED", "VOIDED");
          var atStripe = club.stripe().statusOf(payment);
          return new Outcome(
              booking.ok() && atStripe.equals("canceled"),
              "%s, %s at Stripe".formatted(booking.actual(), atStripe),
              booking.links());
        });
  }

  private String payWithoutWebhook(Held held) {
    // Also that of the PaymentIntent's creation: whichever webhook comes has its state read.
    club.stripe().loseWebhooks();
    try {
      var payment = held.by().payment(held);
      club.stripe().pay(payment);
      return payment;
    } finally {
      club.stripe().sendWebhooks();
    }
  }

  private Outcome state(Held held, String status, String paymentStatus) {
    var booking = held.booking();
    return Outcome.of(
        booking.text("status").equals(status)
            && booking.text("paymentStatus").equals(paymentStatus),
        "%s, payment %s".formatted(booking.text("status"), booking.text("paymentStatus")),
        club.temporal().link(held.id()));
  }
}
