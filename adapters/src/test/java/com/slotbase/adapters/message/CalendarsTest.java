package com.slotbase.adapters.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.MessageTemplate;
import java.io.StringReader;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N3: the file that comes with a confirmation, read as a calendar reads it. */
class CalendarsTest {

  private final Messages messages = new Messages();

  @Test
  void confirmation_putsTheBookingIntoTheCalendar() throws Exception {
    VEvent event = event(MessageTemplate.CONFIRMED, "Court 1");
    assertThat(text(event, Property.UID)).isEqualTo("bkg_1@slotbase.com");
    assertThat(text(event, Property.DTSTART)).isEqualTo("20270103T000000Z");
    assertThat(text(event, Property.DTEND)).isEqualTo("20270103T010000Z");
    assertThat(text(event, Property.DTSTAMP)).isEqualTo("20261201T100000Z");
    assertThat(text(event, Property.SUMMARY)).isEqualTo("Court 1");
    assertThat(text(event, Property.STATUS)).isEqualTo("CONFIRMED");
    assertThat(text(event, Property.SEQUENCE)).isEqualTo("1");
  }

  @Test
  void cancellation_takesItOutAgain() throws Exception {
    VEvent event = event(MessageTemplate.CANCELLED, "Court 1");
    assertThat(text(event, Property.UID)).isEqualTo("bkg_1@slotbase.com");
    assertThat(text(event, Property.STATUS)).isEqualTo("CANCELLED");
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageTemplate.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONFIRMED", "RESCHEDULED", "CANCELLED"})
  void otherMessages_changeNoCalendar(MessageTemplate template) {
    assertThat(file(template, "Court 1")).isEmpty();
  }

  @Test
  void secondAttempt_bringsTheSameFile() {
    assertThat(file(MessageTemplate.CONFIRMED, "Court 1"))
        .isEqualTo(file(MessageTemplate.CONFIRMED, "Court 1"));
  }

  @Test
  void hostileName_addsNoLineOfItsOwn() throws Exception {
    String hostile = "x\r\nATTENDEE:mailto:all@example.com\r\nEND:VEVENT;,\\n" + "\u2028y";
    VEvent event = event(MessageTemplate.CONFIRMED, hostile);
    assertThat(event.getProperty(Property.ATTENDEE)).isEmpty();
    assertThat(text(event, Property.SUMMARY))
        .isEqualTo("x ATTENDEE:mailto:all@example.com END:VEVENT;,\\n y");
    assertThat(file(MessageTemplate.CONFIRMED, hostile).orElseThrow().content())
        .doesNotContainPattern("(?m)^ATTENDEE")
        .containsOnlyOnce("END:VEVENT\r\n");
  }

  private VEvent event(MessageTemplate template, String listing) throws Exception {
    Calendar calendar =
        new CalendarBuilder()
            .build(new StringReader(file(template, listing).orElseThrow().content()));
    assertThat(calendar.getComponents()).hasSize(1);
    return calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
  }

  private Optional<CalendarFile> file(MessageTemplate template, String listing) {
    return messages.message(template, "en", MessagesTest.facts(listing, 1)).calendar();
  }

  private static String text(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }
}
