package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import java.util.List;

final class SlotPlants {

  private SlotPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "no-overlap",
            "a booking is moved onto half of another's range",
            world -> {
              String first = world.hold();
              String second = world.hold();
              moveOnto(world, first, second);
              return second;
            }),
        new Plant(
            "no-overlap",
            "a long booking, two ranges further on, reaches over a later one",
            world -> {
              String first = world.hold();
              world.hold();
              String third = world.hold();
              world.owner(
                  """
                  update booking set ends_at = (select ends_at from booking where id = ?) where id = ?
                  """,
                  third,
                  first);
              return third;
            }),
        new Plant(
            "slot-never-shared",
            "two bookings were held for one slot, and one has been cancelled since",
            world -> {
              String first = world.hold();
              String second = world.cancelled();
              moveOnto(world, first, second);
              return second;
            }),
        new Plant(
            "claim-while-occupying",
            "the claim of a confirmed booking is gone",
            world -> {
              String booking = world.confirmedByStaff();
              world.owner("delete from slot_claim where booking_id = ?", booking);
              return booking;
            }),
        new Plant(
            "claim-while-occupying",
            "a booking has a second claim",
            world -> {
              String booking = world.hold();
              world.owner(
                  """
                  insert into slot_claim (booking_id, listing_id, unit, period)
                  select booking_id, listing_id, 2, tstzrange(upper(period), upper(period) + interval '1 h')
                  from slot_claim where booking_id = ?
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "claim-is-the-bookings",
            "a claim is a day too early",
            world -> {
              String booking = world.hold();
              world.owner(
                  """
                  update slot_claim
                  set period = tstzrange(lower(period) - interval '1 d', upper(period) - interval '1 d')
                  where booking_id = ?
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "no-claim-without-occupying",
            "a cancelled booking kept its claim",
            world -> {
              String booking = world.cancelled();
              world.owner(
                  """
                  insert into slot_claim (booking_id, listing_id, unit, period)
                  select id, listing_id, unit, tstzrange(starts_at, ends_at) from booking where id = ?
                  """,
                  booking);
              return booking;
            }),
        new Plant(
            "no-claim-without-occupying",
            "a claim is of no booking at all",
            world -> {
              String booking = world.hold();
              world.owner("alter table slot_claim drop constraint slot_claim_is_of_a_booking");
              world.owner("delete from booking where id = ?", booking);
              return booking;
            }));
  }

  private static void moveOnto(World world, String first, String second) {
    world.owner(
        """
        update booking b set starts_at = a.starts_at + interval '30 min', ends_at = a.ends_at + interval '30 min'
        from booking a where a.id = ? and b.id = ?
        """,
        first,
        second);
  }
}
