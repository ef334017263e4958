package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.OCCUPYING;
import static com.slotbase.checker.rows.Sql.STEPS;

import com.slotbase.checker.database.Rows;
import com.slotbase.checker.invariant.Findings;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots that two bookings kept at the same time, even if neither does any more.
 *
 * <p>From when to when is told by the numbers of their events: who frees a slot numbers the event
 * before the commit that frees it, and who takes it numbers the event after that commit. Times
 * would not do: each is that of a transaction's beginning, which may be before another's end.
 */
final class SlotSharing {

  static final Invariant INVARIANT =
      new Invariant(
          "slot-never-shared",
          "B2",
          "At no time did two bookings keep overlapping ranges of one unit.");

  /**
   * Every time that a booking kept a slot, from one event until another, or until now. A move ends
   * one and begins another: where the booking was and is, its event tells.
   */
  private static final String STINTS =
      STEPS
          + """
          , turn as (
            select booking_id, id, status in %1$s as takes,
              coalesce((details ->> 'reclaimedUnit')::integer, (details ->> 'unit')::integer) as unit,
              lead(id) over (partition by booking_id order by id) as until_event
            from step where status in %1$s is distinct from coalesce(before in %1$s, false)),
          beginning as (
            select booking_id, id as turn, id as from_event, unit, until_event from turn where takes
            union all
            select t.booking_id, t.id, m.id, (m.details ->> 'unit')::integer, t.until_event
            from turn t join booking_event m on m.booking_id = t.booking_id and m.type = 'booking.rescheduled'
              and m.id > t.id and m.id < coalesce(t.until_event, %2$d)
            where t.takes),
          stint as (
            select booking_id, from_event, unit,
              coalesce(lead(from_event) over (partition by booking_id, turn order by from_event), until_event, %2$d)
                as until_event
            from beginning)
          select s.booking_id, b.listing_id, s.from_event, s.until_event,
            coalesce(s.unit, (later.details ->> 'fromUnit')::integer, b.unit) as unit,
            coalesce((last.details ->> 'start')::timestamptz, (later.details ->> 'fromStart')::timestamptz, b.starts_at)
              as starts_at,
            coalesce((last.details ->> 'end')::timestamptz, (later.details ->> 'fromEnd')::timestamptz, b.ends_at)
              as ends_at
          from stint s join booking b on b.id = s.booking_id
            left join lateral (select details from booking_event m where m.booking_id = s.booking_id
              and m.type = 'booking.rescheduled' and m.id <= s.from_event order by m.id desc limit 1) last on true
            left join lateral (select details from booking_event m where m.booking_id = s.booking_id
              and m.type = 'booking.rescheduled' and m.id > s.from_event order by m.id limit 1) later on true
          order by b.listing_id, unit, s.from_event
          """
              .formatted(OCCUPYING, Long.MAX_VALUE);

  private final Findings findings;
  private final Progress progress;

  /**
   * The stints of one unit, by the beginning of their ranges, without those that met a later one.
   */
  private final TreeMap<Instant, Stint> kept = new TreeMap<>();

  private @Nullable Unit unit;
  private long seen;

  private SlotSharing(Findings findings, Progress progress) {
    this.findings = findings;
    this.progress = progress;
  }

  static void check(Rows rows, Findings findings, Progress progress) {
    rows.each(STINTS, new SlotSharing(findings, progress)::read);
  }

  private record Unit(String listingId, int number) {}

  private record Stint(
      String bookingId, Instant start, Instant end, long fromEvent, long untilEvent) {

    /** A booking is moved by one event, from one slot to the next. */
    boolean endedBefore(Stint later) {
      return untilEvent < later.fromEvent
          || untilEvent == later.fromEvent && bookingId.equals(later.bookingId);
    }

    boolean overlaps(Stint other) {
      return start.isBefore(other.end) && other.start.isBefore(end);
    }
  }

  private void read(ResultSet row) throws SQLException {
    var of = new Unit(row.getString("listing_id"), row.getInt("unit"));
    if (!of.equals(unit)) {
      unit = of;
      kept.clear();
    }
    var stint =
        new Stint(
            row.getString("booking_id"),
            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
            row.getObject("ends_at", OffsetDateTime.class).toInstant(),
            row.getLong("from_event"),
            row.getLong("until_event"));
    add(of, stint);
    progress.at("times that a slot was kept", ++seen);
  }

  /** What is kept does not overlap itself, so only its neighbours can overlap a new one. */
  private void add(Unit of, Stint stint) {
    compare(of, stint, kept::floorEntry);
    compare(of, stint, kept::higherEntry);
    kept.put(stint.start(), stint);
  }

  private void compare(Unit of, Stint stint, Neighbour neighbour) {
    Map.Entry<Instant, Stint> other = neighbour.of(stint.start());
    while (other != null && other.getValue().endedBefore(stint)) {
      kept.remove(other.getKey());
      other = neighbour.of(stint.start());
    }
    if (other != null && other.getValue().overlaps(stint)) {
      tell(of, other.getValue(), stint);
    }
  }

  /** The next one before or after a moment. */
  @FunctionalInterface
  private interface Neighbour {
    Map.@Nullable Entry<Instant, Stint> of(Instant moment);
  }

  private void tell(Unit of, Stint first, Stint second) {
    findings.add(
        INVARIANT,
        second.bookingId(),
        "Booking %s took unit %d of listing %s from %s to %s with event %d, while booking %s kept it since event %d%s"
            .formatted(
                second.bookingId(),
                of.number(),
                of.listingId(),
                second.start(),
                second.end(),
                second.fromEvent(),
                first.bookingId(),
                first.fromEvent(),
                first.untilEvent() == Long.MAX_VALUE ? "" : " until event " + first.untilEvent()));
  }
}
