package com.slotbase.checker.plant;

import java.util.List;

final class StatePlants {

  private StatePlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "legal-path",
            "an expired booking was confirmed",
            world -> {
              String booking = world.expired();
              world.owner(
                  """
                  insert into booking_event (booking_id, type, actor) values (?, 'booking.confirmed', 'story')
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "legal-path",
            "a booking was cancelled that was never held",
            world -> {
              String booking = world.cancelled();
              world.owner(
                  "delete from booking_event where booking_id = ? and type = 'booking.held'",
                  booking);
              return booking;
            }),
        new Plant(
            "row-is-its-last-event",
            "a row was set to EXPIRED by hand",
            world -> {
              String booking = world.hold();
              world.owner("update booking set status = 'EXPIRED' where id = ?", booking);
              world.owner("delete from slot_claim where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "row-is-its-last-event",
            "a change was written without counting the version",
            world -> {
              String booking = world.cancelled();
              world.owner("update booking set version = version - 1 where id = ?", booking);
              return booking;
            }),
        new Plant(
            "row-is-its-last-event",
            "a booking has no events",
            world -> {
              String booking = world.hold();
              world.owner("delete from booking_event where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "dates-are-its-events",
            "a booking says that it was cancelled by another",
            world -> {
              String booking = world.cancelled();
              world.owner("update booking set cancelled_by = 'mallory' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "dates-are-its-events",
            "an expired booking says that it was confirmed",
            world -> {
              String booking = world.expired();
              world.owner("update booking set confirmed_at = now() where id = ?", booking);
              return booking;
            }),
        new Plant(
            "event-is-of-a-booking",
            "a booking was deleted",
            world -> {
              String booking = world.cancelled();
              world.owner("delete from booking where id = ?", booking);
              return booking;
            }));
  }
}
