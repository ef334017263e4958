package com.slotbase.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People who wait for a slot that somebody else has. */
record WaitlistScenes(Club club, Telling telling) {

  private static final Duration SOON = Duration.ofSeconds(15);

  /** Somebody's place on the list. */
  private record Entry(Person by, String id) {

    Answer now() {
      return by.get("/v1/waitlist/" + id);
    }

    boolean isOffered() {
      return !now().body().path("offer").isMissingNode();
    }

    Answer decline() {
      return by.post("/v1/waitlist/" + id + "/decline", Map.of());
    }

    Answer accept() {
      return by.post("/v1/waitlist/" + id + "/accept", Map.of());
    }
  }

  /** The three of them, in their order. */
  record Waiting(Held held, List<Entry> entries) {}

  Waiting joined(Held held) {
    return telling.<Waiting>step(
        "Ivan, Judy and Ken want that hour too, and join the waitlist",
        "three times 201, without an offer as yet",
        scene -> {
          var entries = new ArrayList<Entry>();
          var offers = 0;
          for (var name : List.of("ivan", "judy", "ken")) {
            var person = club.person(name);
            var slot = held.slot();
            var answer =
                person.post(
                    "/v1/waitlist",
                    Map.of("listingId", held.listing(), "start", slot.start(), "end", slot.end()));
            if (answer.status() == 201) {
              entries.add(new Entry(person, answer.text("id")));
              offers += answer.body().path("offer").isMissingNode() ? 0 : 1;
            }
          }
          scene.yields(new Waiting(held, entries));
          return Outcome.of(
              entries.size() == 3 && offers == 0,
              "%d times 201, %d offers".formatted(entries.size(), offers));
        });
  }

  /** Once the hold they wait for is over. */
  void offeredOneByOne(Waiting waiting) {
    var ivan = waiting.entries().get(0);
    var judy = waiting.entries().get(1);
    var ken = waiting.entries().get(2);
    telling.check(
        "Erin wants the hour that Dave let go, but Ivan was first on the list",
        "409 SLOT_TAKEN for Erin, an offer for Ivan alone",
        () -> {
          var held = waiting.held();
          var erin = club.person("erin").hold(held.listing(), held.slot());
          Telling.within(SOON, ivan::isOffered);
          return Outcome.of(
              erin.summary().equals("409 SLOT_TAKEN")
                  && ivan.isOffered()
                  && !judy.isOffered()
                  && !ken.isOffered(),
              "%s for Erin, %s".formatted(erin.summary(), told(ivan, judy, ken)));
        });
    telling.check(
        "Ivan declines, and Judy accepts",
        "200 and 200; the hour is held for Judy, Ken goes on waiting",
        () -> {
          var declined = ivan.decline();
          Telling.within(SOON, judy::isOffered);
          var accepted = judy.accept();
          var offer = accepted.body().path("offer").path("bookingId").asString("none");
          var booking = judy.by().get("/v1/bookings/" + offer);
          return Outcome.of(
              declined.status() == 200
                  && accepted.status() == 200
                  && booking.text("status").equals("HELD")
                  && !ken.isOffered(),
              "%d and %d; the hour is %s for Judy; Ken: %s"
                  .formatted(
                      declined.status(),
                      accepted.status(),
                      booking.text("status"),
                      ken.now().text("whyNotOffered")),
              club.temporal().link(offer));
        });
  }

  private static String told(Entry... entries) {
    var told = new ArrayList<String>();
    for (var entry : entries) {
      told.add("%s: %s".formatted(entry.by().name(), entry.isOffered() ? "an offer" : "none"));
    }
    return String.join(", ", told);
  }
}
