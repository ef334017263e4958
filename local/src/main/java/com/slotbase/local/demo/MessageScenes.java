package com.slotbase.local.demo;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What people are told. */
record MessageScenes(Club club, Telling telling, String court) {

  /** The usual waits before the second and the third attempt, and then some. */
  private static final Duration THIRD_ATTEMPT = Duration.ofMinutes(4);

  /** Pays for a slot while mail fails, and looks into her inbox when it works again. */
  void mailThatFailsTwice(Slot slot) {
    var heidi = club.person("heidi");
    telling.check(
        "Heidi pays for %s; the mail that tells her so fails twice".formatted(slot.spoken()),
        "SENT at the third attempt; one mail in her inbox, with booking.ics",
        () -> {
          heidi.put("/v1/me", Map.of("email", heidi.address(), "language", "es"));
          club.resend().failMails(2);
          var held = Held.of(heidi, court, slot, heidi.hold(court, slot));
          club.stripe().pay(heidi.payment(held));
          telling.waitFor(
              "The third attempt is made, at the latest,", THIRD_ATTEMPT, () -> isSent(held));
          return inbox(held);
        });
  }

  private Outcome inbox(Held held) {
    var message = message(held);
    var attempts = message.path("attempts").size();
    var mails = club.resend().mailsTo(held.by().address());
    var file =
        mails.isEmpty()
            ? "no file"
            : mails.getFirst().at("/attachments/0/filename").asString("no file");
    return Outcome.of(
        isSent(held) && attempts == 3 && mails.size() == 1 && file.equals("booking.ics"),
        "%s after %d attempts; %d in her inbox, with %s"
            .formatted(message.path("status").asString("no message"), attempts, mails.size(), file),
        club.resend().inbox());
  }

  private static boolean isSent(Held held) {
    return message(held).path("status").asString("").equals("SENT");
  }

  private static JsonNode message(Held held) {
    return held.by()
        .get("/v1/bookings/%s/notifications".formatted(held.id()))
        .body()
        .at("/items/0");
  }
}
