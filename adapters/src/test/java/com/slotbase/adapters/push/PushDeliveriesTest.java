package com.slotbase.adapters.push;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.database.Rival;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.workflows.domain.Booking;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** N2, to the number: which devices are left, which are invalid, and when those are deleted. */
class PushDeliveriesTest {

  private final Bookings bookings = new Bookings();
  private final PersonStore people = new PersonStore(bookings.jdbc);
  private final PushDeliveries deliveries = new PushDeliveries(bookings.jdbc);
  private final String person = UUID.randomUUID().toString();
  private final String message = message();

  @Test
  void deviceThatWasReached_isNotLeft() {
    add("a", "b", "c");

    deliveries.noteSent(message, token("a"), "projects/p/messages/1");
    deliveries.noteInvalid(message, token("b"), person);

    assertThat(deliveries.remaining(message, person)).containsExactly(token("c"));
    assertThat(deliveries.sentAs(message)).contains("projects/p/messages/1");
  }

  @Test
  void sameAnswerAgain_changesNothing() {
    add("a", "b");

    for (int i = 0; i < 2; i++) {
      deliveries.noteSent(message, token("a"), "projects/p/messages/1");
      deliveries.noteInvalid(message, token("b"), person);
    }

    assertThat(deliveries.remaining(message, person)).isEmpty();
    assertThat(deliveries.sentAs(message)).contains("projects/p/messages/1");
  }

  @Test
  void tokenThatIsRegisteredAgain_isValidAgain_andGetsWhatItMissed() {
    add("a");
    deliveries.noteInvalid(message, token("a"), person);

    add("a");
    assertThat(deliveries.remaining(message, person)).containsExactly(token("a"));

    deliveries.noteSent(message, token("a"), "projects/p/messages/1");
    assertThat(deliveries.remaining(message, person)).isEmpty();
  }

  @Test
  void tokenThatMovedToSomebodyElse_isTheirs() {
    add("a");
    String other = UUID.randomUUID().toString();

    people.addPushToken(other, token("a"));
    // The answer for who had it before came late.
    deliveries.noteInvalid(message, token("a"), person);

    assertThat(deliveries.remaining(message, person)).isEmpty();
    assertThat(deliveries.remaining(message, other)).containsExactly(token("a"));
  }

  @Test
  void fiveInvalidTokens_areAllKept() {
    invalid("old-", 4, "30 days");
    add("fifth");

    deliveries.noteInvalid(message, token("fifth"), person);

    assertThat(invalidTokens()).hasSize(5);
  }

  @Test
  void sixthInvalidToken_hasThoseDeletedThatAreForMoreThanSevenDays() {
    invalid("old-", 3, "7 days 1 minute");
    invalid("young-", 2, "6 days 23:59");
    add("sixth", "good");

    deliveries.noteInvalid(message, token("sixth"), person);

    assertThat(invalidTokens())
        .containsExactlyInAnyOrder(token("young-0"), token("young-1"), token("sixth"));
    assertThat(deliveries.remaining(message, person)).containsExactly(token("good"));
  }

  @Test
  void sixthInvalidTokenOfSomebodyElse_deletesNothing() {
    invalid("old-", 5, "30 days");
    String other = UUID.randomUUID().toString();
    people.addPushToken(other, token("other"));

    deliveries.noteInvalid(message, token("other"), other);

    assertThat(invalidTokens()).hasSize(5);
  }

  @Test
  void tokensFoundInvalidAtOnce_areCountedTogether() throws SQLException {
    invalid("old-", 4, "30 days");
    add("fifth", "sixth");

    try (var rival = new Rival(TestDatabase.shared())) {
      rival.runs(
          "select note_push_invalid('%s', '%s', '%s')".formatted(message, token("fifth"), person));
      var sixth =
          CompletableFuture.runAsync(
              () -> deliveries.noteInvalid(message, token("sixth"), person),
              Thread::startVirtualThread);
      rival.isWaitedFor();
      rival.commit();
      sixth.join();
    }

    assertThat(invalidTokens()).containsExactlyInAnyOrder(token("fifth"), token("sixth"));
  }

  private String token(String name) {
    return name + ":" + person;
  }

  private void add(String... names) {
    for (String name : names) {
      people.addPushToken(person, token(name));
    }
  }

  private void invalid(String prefix, int count, String time) {
    for (int n = 0; n < count; n++) {
      add(prefix + n);
      bookings
          .jdbc
          .sql("update push_token set invalid_at = now() - ?::interval where token = ?")
          .params(time, token(prefix + n))
          .update();
    }
  }

  private List<String> invalidTokens() {
    return bookings
        .jdbc
        .sql("select token from push_token where person_id = ? and invalid_at is not null")
        .param(person)
        .query(String.class)
        .list();
  }

  /** One to the person, by push. */
  private String message() {
    people.addPushToken(person, token("first"));
    Booking booking =
        bookings.held(
            bookings.listing(1, false),
            Bookings.slot(Instant.now().plus(Duration.ofDays(1)), 1),
            FIVE_MINUTES);
    bookings
        .jdbc
        .sql("update booking set customer_id = ? where id = ?")
        .params(person, booking.id())
        .update();
    bookings.store.confirmWithoutPayment(booking.id(), "staff-1");
    bookings.jdbc.sql("delete from push_token where token = ?").param(token("first")).update();
    return bookings
        .jdbc
        .sql("select id from notification where booking_id = ? and channel = 'PUSH'")
        .param(booking.id())
        .query(String.class)
        .single();
  }
}
