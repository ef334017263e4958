package com.slotbase.adapters.message;

import com.slotbase.workflows.domain.MessageTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Calendar files of the messages that tell when a booking is, or that it isn't any more (N3). */
final class Calendars {

  private Calendars() {}

  static Optional<CalendarFile> file(MessageTemplate template, MessageFacts facts) {
    return switch (template) {
      case CONFIRMED, RESCHEDULED -> Optional.of(file(facts, ImmutableStatus.VEVENT_CONFIRMED));
      case CANCELLED -> Optional.of(file(facts, ImmutableStatus.VEVENT_CANCELLED));
      case HOLD_EXPIRED,
          PAYMENT_FAILED,
          PAYMENT_REFUSED,
          REFUNDED,
          WAITLIST_OFFER,
          REMINDER_24H,
          REMINDER_1H ->
          Optional.empty();
    };
  }

  private static CalendarFile file(MessageFacts facts, Status status) {
    var event =
        new VEvent(
            new PropertyList(
                List.<Property>of(
                    new Uid(facts.bookingId() + "@slotbase.com"),
                    // Of the news and not of the mail: a second attempt sends the same file.
                    new DtStamp(facts.toldAt()),
                    new DtStart<>(facts.range().start()),
                    new DtEnd<>(facts.range().end()),
                    new Sequence(facts.bookingVersion()),
                    new Summary(Messages.oneLine(facts.listing())),
                    status)));
    var calendar =
        new Calendar(
            new PropertyList(
                List.<Property>of(
                    new ProdId("-//SlotBase//Bookings//EN"), ImmutableVersion.VERSION_2_0)),
            new ComponentList<>(List.of(event)));
    var written = new StringWriter();
    try {
      new CalendarOutputter().output(calendar, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CalendarFile("booking.ics", "text/calendar; charset=utf-8", written.toString());
  }
}
