package com.slotbase.adapters.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database allows is what the code says, and what is append-only stays so. */
class TransitionTableTest {

  private final JdbcClient jdbc = TestDatabase.shared().jdbc();

  @Test
  void databaseAndCode_haveTheSameTransitions() {
    List<String> inCode =
        Arrays.stream(BookingStatus.values())
            .flatMap(from -> from.next().stream().map(to -> from + ">" + to))
            .toList();
    assertThat(
            jdbc.sql("select from_status || '>' || to_status from booking_transition")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrderElementsOf(inCode);
  }

  @Test
  void databaseAndCode_agreeOnWhatOccupies() {
    for (BookingStatus status : BookingStatus.values()) {
      assertThat(
              jdbc.sql("select occupies(:status)")
                  .param("status", status.name())
                  .query(Boolean.class)
                  .single())
          .isEqualTo(status.occupies());
    }
  }

  @Test
  void illegalTransition_isRefusedByTheDatabase() {
    var bookings = new Bookings();
    Booking booking =
        bookings.held(bookings.listing(1, true), Bookings.SLOT, Bookings.FIVE_MINUTES);
    assertThatThrownBy(() ->
            jdbc.sql("update booking set status = 'COMPLETED' where id = :id")
                .param("id", booking.id())
                .update())
        .rootCause()
        .hasMessageContaining("never goes from HELD to COMPLETED");
  }

  @Test
  void events_canNeitherBeChangedNorDeleted() {
    assertThatThrownBy(() -> jdbc.sql("update booking_event set type = 'x'").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> jdbc.sql("delete from booking_event").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }
}
