package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import java.time.Duration;
import java.util.List;

/** Bookings that did not last as they should. */
final class StayPlants {

  private StayPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "ended-is-completed",
            "a booking ended two minutes ago, and no sweep saw it",
            world -> {
              String booking = world.checkedIn();
              world.end(booking, Duration.ofMinutes(2));
              return booking;
            }),
        new Plant(
            "completed-after-its-end",
            "a booking was completed that has an hour to go",
            world -> {
              String booking = world.completed();
              world.end(booking, Duration.ofHours(-1));
              return booking;
            }),
        new Plant(
            "attendance-before-its-end",
            "a customer was checked in after the end",
            world -> {
              String booking = world.checkedIn();
              tellLater(world, booking, "booking.checked_in");
              return booking;
            }),
        new Plant(
            "attendance-before-its-end",
            "a booking that was over became a no-show",
            world -> {
              String booking = world.missed();
              tellLater(world, booking, "booking.no_show");
              return booking;
            }),
        new Plant(
            "legal-path",
            "a customer who did not come was checked in",
            world -> {
              String booking = world.missed();
              world.owner(
                  "insert into booking_event (booking_id, type, actor) values (?, 'booking.checked_in', 'staff')",
                  booking);
              return booking;
            }),
        new Plant(
            "legal-path",
            "a booking that was completed is being cancelled",
            world -> {
              String booking = world.completed();
              world.owner(
                  "insert into booking_event (booking_id, type, actor) values (?, 'booking.cancelling', 'staff')",
                  booking);
              return booking;
            }),
        new Plant(
            "row-is-its-last-event",
            "a customer was checked in by hand",
            world -> {
              String booking = world.confirmedByStaff();
              world.owner("update booking set status = 'CHECKED_IN' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "no-claim-without-occupying",
            "the slot of a customer who did not come is still kept",
            world -> {
              String booking = world.missed();
              world.owner(
                  """
                  insert into slot_claim (booking_id, listing_id, unit, period)
                  select id, listing_id, unit, tstzrange(starts_at, ends_at) from booking where id = ?
                  """,
                  booking);
              return booking;
            }));
  }

  private static void tellLater(World world, String booking, String type) {
    world.owner(
        """
        update booking_event set at = (select ends_at from booking where id = booking_id)
        where booking_id = ? and type = ?
        """,
        booking,
        type);
  }
}
