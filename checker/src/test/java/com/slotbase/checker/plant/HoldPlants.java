package com.slotbase.checker.plant;

import java.time.Duration;
import java.util.List;

final class HoldPlants {

  private HoldPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "hold-is-released",
            "a hold ran out two minutes ago",
            world -> {
              String booking = world.hold();
              world.runOut(booking, Duration.ofMinutes(2));
              return booking;
            }),
        new Plant(
            "confirming-ends",
            "a booking has been CONFIRMING for two minutes",
            world -> {
              String booking = world.authorise(world.hold()).bookingId();
              world.owner(
                  "update booking set changed_at = now() - interval '2 min' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "hold-keeps-its-time",
            "a hold was released before its time",
            world -> {
              String booking = world.expired();
              world.owner(
                  "update booking set expires_at = now() + interval '1 min' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "nothing-after-expiry",
            "a booking was confirmed when its hold was over",
            world -> {
              String booking = world.confirmedByStaff();
              world.owner("update booking set expires_at = confirmed_at where id = ?", booking);
              return booking;
            }));
  }
}
