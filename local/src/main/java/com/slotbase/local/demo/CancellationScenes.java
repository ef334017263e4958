package com.slotbase.local.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Bookings that were paid and are cancelled. */
record CancellationScenes(Club club, Telling telling, String court) {

  private static final Duration SOON = Duration.ofSeconds(15);

  /** The usual wait for the second call of a refund, and then some. */
  private static final Duration NEXT_CALL = Duration.ofMinutes(6);

  private static final String BACK = "CANCELLED, payment REFUNDED, 45.00 EUR back at Stripe";

  /** A booking that was paid for. */
  private record Paid(Held held, String paymentIntent) {

    String status() {
      return held.booking().text("status");
    }

    boolean isCancelled() {
      return status().equals("CANCELLED");
    }
  }

  /** A cancellation that everything goes well with. */
  void refundedInFull(Held held) {
    telling.check(
        "Alice cancels the booking that she has paid for",
        "200 " + BACK,
        () -> {
          var paid = new Paid(held, held.by().payment(held));
          var answer = held.by().cancel(held, "an injury");
          return refunded(paid, answer.summary().equals("200 CANCELLED"), answer.summary());
        });
  }

  void stripeAwayThenBack(Slot slot) {
    var frank =
        telling.<Paid>step(
            "Frank pays for %s; Stripe fails, and he cancels".formatted(slot.spoken()),
            "202 CANCELLING, and the hour is free for others",
            scene -> {
              var paid = scene.yields(paid("frank", slot));
              club.stripe().failRefunds();
              var answer = paid.held().by().cancel(paid.held(), "rain");
              var free = club.freeSlots(court).contains(slot);
              return Outcome.of(
                  answer.summary().equals("202 CANCELLING") && free,
                  answer.summary() + (free ? ", and the hour is free" : ", the hour is not free"),
                  club.temporal().cancellation(paid.held().id()));
            });
    telling.check(
        "Stripe is back, and the saga makes its next call by itself",
        BACK,
        () -> {
          club.stripe().work();
          telling.waitFor(
              "The next call for the refund is made, at the latest,",
              NEXT_CALL,
              frank::isCancelled);
          return refunded(frank, frank.isCancelled(), frank.status());
        });
  }

  void leftToAnOperator(Slot slot) {
    var grace =
        telling.<Paid>step(
            "Grace pays for %s, has her bank dispute the charge, and cancels"
                .formatted(slot.spoken()),
            "503 CANCELLATION_INCOMPLETE, and a case for an operator",
            scene -> {
              var paid = scene.yields(paid("grace", slot));
              club.stripe().dispute(paid.paymentIntent());
              var answer = paid.held().by().cancel(paid.held(), "found another coach");
              var parked = caseOf(paid);
              return Outcome.of(
                  answer.summary().equals("503 CANCELLATION_INCOMPLETE") && parked.isPresent(),
                  answer.summary() + parked.map(id -> ", and case " + id).orElse(", and no case"),
                  club.temporal().cancellation(paid.held().id()));
            });
    telling.check(
        "The dispute is won, and the operator has the refund tried again",
        "200 COMPLETED; " + BACK,
        () -> {
          club.stripe().winDispute(grace.paymentIntent());
          Telling.within(SOON, () -> isHeardOf(grace, "payment.dispute_won"));
          var answer =
              club.operator()
                  .post(
                      "/v1/ops/refund-cases/%s/retry".formatted(caseOf(grace).orElse("unknown")),
                      Map.of("reason", "The dispute was decided for us"));
          return refunded(
              grace,
              answer.summary().equals("200 COMPLETED") && grace.isCancelled(),
              answer.summary() + "; " + grace.status());
        });
  }

  private Paid paid(String name, Slot slot) {
    var person = club.person(name);
    var held = Held.of(person, court, slot, person.hold(court, slot));
    var paid = new Paid(held, person.payment(held));
    club.stripe().pay(paid.paymentIntent());
    Telling.within(SOON, () -> paid.status().equals("CONFIRMED"));
    return paid;
  }

  private Optional<String> caseOf(Paid paid) {
    var cases = club.operator().get("/v1/ops/refund-cases?status=PENDING_MANUAL").body();
    for (var parked : cases.path("items")) {
      if (parked.path("bookingId").asString().equals(paid.held().id())) {
        return Optional.of(parked.path("id").asString());
      }
    }
    return Optional.empty();
  }

  private boolean isHeardOf(Paid paid, String event) {
    var timeline = club.operator().get("/v1/bookings/%s/timeline".formatted(paid.held().id()));
    for (var happened : timeline.body().path("events")) {
      if (happened.path("type").asString().equals(event)) {
        return true;
      }
    }
    return false;
  }

  private Outcome refunded(Paid paid, boolean ok, String told) {
    var payment = paid.held().booking().text("paymentStatus");
    var minor = club.stripe().refundedMinor(paid.paymentIntent());
    return Outcome.of(
        ok && payment.equals("REFUNDED") && minor == Club.PRICE_MINOR,
        "%s, payment %s, %d.%02d EUR back at Stripe"
            .formatted(told, payment, minor / 100, minor % 100),
        club.temporal().cancellation(paid.held().id()));
  }
}
