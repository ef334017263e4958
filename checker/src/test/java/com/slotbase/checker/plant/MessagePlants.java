package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;
import java.util.List;

final class MessagePlants {

  private MessagePlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            "message-is-taken-up",
            "a message is due for a quarter of an hour",
            world ->
                message(world, "CONFIRMED", "'PENDING', 0, now() - interval '15 min', null, null")),
        new Plant(
            "message-is-its-attempts",
            "a message was sent, and no attempt is on record",
            world -> message(world, "CONFIRMED", "'SENT', 1, null, now(), null")),
        new Plant(
            "message-is-its-attempts",
            "a message has failed without an attempt",
            world -> message(world, "CONFIRMED", "'FAILED', 0, null, null, null")),
        new Plant(
            "message-is-its-attempts",
            "a message was sent again after it was heeded",
            world -> {
              String booking = message(world, "CONFIRMED", "'SENT', 2, null, now(), null");
              world.owner(
                  """
                  insert into notification_attempt (notification_id, number)
                  select 'ntf_planted', number from generate_series(1, 2) number
                  """);
              return booking;
            }),
        new Plant(
            "message-is-of-its-event",
            "a confirmation is told of as a cancellation",
            world -> message(world, "CANCELLED", "'SUPPRESSED', 0, null, null, now()")),
        new Plant(
            "message-is-of-its-event",
            "somebody else is told",
            world -> {
              String booking = message(world, "CONFIRMED", "'SUPPRESSED', 0, null, null, now()");
              world.owner("insert into person (id) values ('somebody else')");
              world.owner("update notification set person_id = 'somebody else'");
              return booking;
            }),
        new Plant(
            "reminder-is-written",
            "a reminder was due two minutes ago",
            world -> {
              String booking = world.confirmedByStaff();
              world.owner(
                  "update booking set remind_at = now() - interval '2 min' where id = ?", booking);
              return booking;
            }),
        new Plant(
            "reminder-is-written",
            "a customer who has come is to be reminded",
            world -> {
              String booking = world.checkedIn();
              world.owner(
                  "update booking set remind_at = starts_at - interval '1 h' where id = ?",
                  booking);
              return booking;
            }));
  }

  /**
   * Of a confirmed booking.
   *
   * @param state its status, attempts, when it is due, and when it was sent or suppressed
   */
  private static String message(World world, String template, String state) {
    String booking = world.confirmedByStaff();
    world.owner(
        """
        insert into notification
          (id, event_id, booking_id, person_id, template, channel, language, status, attempts, next_attempt_at, sent_at,
           suppressed_at)
        select 'ntf_planted', e.id, b.id, b.customer_id, ?, 'EMAIL', 'en', %s
        from booking b join booking_event e on e.booking_id = b.id
        where b.id = ? and e.type = 'booking.confirmed'
        """
            .formatted(state),
        template,
        booking);
    return booking;
  }
}
