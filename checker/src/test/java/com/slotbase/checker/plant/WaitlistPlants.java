package com.slotbase.checker.plant;

import com.slotbase.workflows.domain.TimeRange;
import java.util.List;

/** Places on the waitlist that did not go as they should. */
final class WaitlistPlants {

  private WaitlistPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "offer-is-its-booking",
            "a place is offered a hold that has ended",
            world -> {
              String entry = world.waiters().offered("bea");
              world.owner(
                  "update booking set status = 'EXPIRED' where id = ?",
                  world.waiters().booking(entry));
              return entry;
            }),
        new Plant(
            "offer-is-its-booking",
            "a place is offered a hold of somebody else's",
            world -> {
              String entry = world.waiters().offered("bea");
              world.owner(
                  "update booking set customer_id = 'alice' where id = ?",
                  world.waiters().booking(entry));
              return entry;
            }),
        new Plant(
            "offer-is-its-booking",
            "a hold was made for nobody who waits",
            world -> {
              String booking = world.hold();
              world.owner("update booking set offer = 'MADE' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "one-offer-each",
            "a place was offered a second slot",
            world -> {
              String entry = world.waiters().declined("bea");
              world.owner(
                  """
                  insert into booking_event (booking_id, type, actor, details)
                  values (?, 'waitlist.offered', 'waitlist', jsonb_build_object('entryId', ?::text))
                  """,
                  world.hold(),
                  entry);
              return entry;
            }),
        new Plant(
            "free-is-offered",
            "a slot was freed behind the back of who waits",
            world -> {
              String entry = world.waiters().waiting("bea");
              world.owner(
                  """
                  delete from slot_claim where period = (
                    select tstzrange(starts_at, ends_at) from waitlist_entry where id = ?)
                  """,
                  entry);
              return entry;
            }),
        new Plant(
            "waitlist-in-order",
            "the second one was offered what the first one waits for",
            world -> {
              TimeRange range = world.freshSlot();
              String first = world.waiters().joins("bea", range);
              String second = world.waiters().joins("carl", range);
              world.owner("update waitlist_entry set position = default where id = ?", first);
              return second;
            }),
        new Plant(
            "not-offered-back",
            "a place was offered what its person had just cancelled",
            world -> {
              TimeRange range = world.freshSlot();
              String held = world.hold(range, null);
              String entry = world.waiters().joins("alice", range);
              world.owner("insert into person (id) values ('zoe')");
              world.owner("update waitlist_entry set person_id = 'zoe' where id = ?", entry);
              world.cancelHold(held);
              world.owner("update waitlist_entry set person_id = 'alice' where id = ?", entry);
              return entry;
            }));
  }
}
