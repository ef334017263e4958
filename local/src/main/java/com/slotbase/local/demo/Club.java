package com.slotbase.local.demo;

import com.slotbase.local.issuer.TokenRequest;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the scenes are set: a club with courts and people of its own, new with every play. */
final class Club implements AutoCloseable {

  /** Of an hour, in cents. */
  static final int PRICE_MINOR = 4500;

  private static final List<String> EVERY_DAY =
      List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

  private final Stage stage;
  private final Http http = new Http();
  private final String play = Long.toString(System.currentTimeMillis(), 36);
  private final Person owner;

  Club(Stage stage) {
    this.stage = stage;
    var request = TokenRequest.of("acme-owner", "seller").forSeller("acme");
    this.owner =
        new Person(
            "acme-owner",
            "owner@acme.example.com",
            stage.issuer().token(request),
            stage.api(),
            http);
  }

  /** A customer whom no earlier play has known. */
  Person person(String name) {
    var request = TokenRequest.of(name + "-" + play, "customer");
    return new Person(
        name, request.sub() + "@example.com", stage.issuer().token(request), stage.api(), http);
  }

  /** Somebody who looks after what SlotBase could not finish by itself. */
  Person operator() {
    var request = TokenRequest.of("olga", "operator");
    return new Person(
        "olga", "olga@acme.example.com", stage.issuer().token(request), stage.api(), http);
  }

  StripeOrders stripe() {
    return new StripeOrders(stage.stripe(), stage.stripeKey(), http);
  }

  ResendOrders resend() {
    return new ResendOrders(stage.resend(), http);
  }

  TemporalUi temporal() {
    return new TemporalUi(stage.temporalUi(), stage.namespace(), http);
  }

  /** Opens a court and returns the listing's id; without a time, holds last as usual here. */
  String court(String name, Optional<Integer> holdSeconds) {
    var listing = new HashMap<String, Object>();
    listing.put("name", name);
    listing.put("timeZone", Slot.ZONE.getId());
    listing.put("openingHours", List.of(Map.of("days", EVERY_DAY, "from", "08:00", "to", "22:00")));
    listing.put("slotMinutes", 60);
    listing.put("capacity", 1);
    listing.put("price", Map.of("minor", PRICE_MINOR, "currency", "EUR"));
    listing.put("onlinePayment", true);
    holdSeconds.ifPresent(seconds -> listing.put("holdSeconds", seconds));
    var answer = owner.post("/v1/listings", listing);
    if (answer.status() != 201) {
      throw new IllegalStateException("the listing is answered " + answer.summary());
    }
    return answer.text("id");
  }

  /** The free hours of the day after tomorrow. */
  List<Slot> freeSlots(String listing) {
    var day = Instant.now().atZone(Slot.ZONE).toLocalDate().plusDays(2);
    var from = day.atStartOfDay(Slot.ZONE).toInstant();
    var to = day.atTime(LocalTime.of(23, 0)).atZone(Slot.ZONE).toInstant();
    var answer =
        owner.get("/v1/listings/%s/availability?from=%s&to=%s".formatted(listing, from, to));
    var free = new ArrayList<Slot>();
    for (var slot : answer.body().path("slots")) {
      if (slot.path("free").asInt(0) > 0) {
        free.add(new Slot(slot.path("start").asString(), slot.path("end").asString()));
      }
    }
    return free;
  }

  @Override
  public void close() {
    http.close();
  }
}
