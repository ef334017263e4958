package com.slotbase.local.demo;

import java.util.Optional;

/**
 * A day at Acme's courts: holds, a race, payments, cancellations, a mail, an expiry, and who waited
 * for it. It can be played any number of times against one stack.
 */
public final class Story {

  private static final int FIVE_MINUTES = 300;
  private static final int HOURS_A_DAY = 14;

  private final Club club;
  private final Telling telling;

  private Story(Club club, Telling telling) {
    this.club = club;
    this.telling = telling;
  }

  /** Plays it up to its end or to the first step that comes out otherwise; whether all was well. */
  public static boolean play(Stage stage, Teller teller) {
    try (var club = new Club(stage)) {
      new Story(club, new Telling(teller)).play();
      return true;
    } catch (Telling.Broken e) {
      return false;
    }
  }

  private void play() {
    var court = opening();
    var slots = club.freeSlots(court).iterator();
    var holds = new HoldScenes(club, telling, court);
    var payments = new PaymentScenes(club, telling);
    var expiry = new ExpiryScenes(club, telling);
    var waitlist = new WaitlistScenes(club, telling);

    var alices = holds.holdAndRefusal(slots.next());
    var winners = holds.race(slots.next());
    payments.webhookConfirms(alices);
    payments.callConfirms(winners);
    payments.cancelledHoldIsVoided(court, slots.next());
    var cancellations = new CancellationScenes(club, telling, court);
    cancellations.refundedInFull(alices);
    cancellations.stripeAwayThenBack(slots.next());
    cancellations.leftToAnOperator(slots.next());
    new MessageScenes(club, telling, court).mailThatFailsTwice(slots.next());

    var daves = expiry.walkAway(slots.next());
    var waiting = waitlist.joined(daves);
    expiry.expiryToTheSecond(daves);
    waitlist.offeredOneByOne(waiting);
  }

  private String opening() {
    return telling.<String>step(
        "Acme opens Court 1 from 08:00 to 22:00, 45.00 EUR an hour",
        HOURS_A_DAY + " free hours the day after tomorrow",
        scene -> {
          var court = scene.yields(club.court("Court 1", Optional.of(FIVE_MINUTES)));
          var free = club.freeSlots(court).size();
          return Outcome.of(free == HOURS_A_DAY, free + " free hours");
        });
  }
}
