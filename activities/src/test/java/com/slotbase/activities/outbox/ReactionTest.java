package com.slotbase.activities.outbox;

import static com.slotbase.activities.outbox.Reaction.NOTIFY;
import static com.slotbase.activities.outbox.Reaction.START_HOLD;
import static com.slotbase.activities.outbox.Reaction.START_REFUND;
import static com.slotbase.activities.outbox.Reaction.WAKE_RESCHEDULES;
import static com.slotbase.activities.outbox.Reaction.WAKE_STORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of what is started for what, and that the code knows each of them. */
class ReactionTest {

  private static final Map<String, Set<Reaction>> BY_EVENT =
      Map.ofEntries(
          Map.entry("booking.hold.expired", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.confirmed", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.cancelled", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.payment_failed", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.rescheduled", Set.of(WAKE_RESCHEDULES, NOTIFY)),
          Map.entry("booking.cancelling", Set.of(WAKE_RESCHEDULES)),
          Map.entry("booking.checked_in", Set.of(WAKE_RESCHEDULES)),
          Map.entry("booking.no_show", Set.of(WAKE_RESCHEDULES)),
          Map.entry("booking.completed", Set.of(WAKE_RESCHEDULES)),
          Map.entry("refund.requested", Set.of(START_REFUND)),
          Map.entry("payment.refused", Set.of(NOTIFY)),
          Map.entry("refund.completed", Set.of(NOTIFY)),
          Map.entry("booking.reminder_24h", Set.of(NOTIFY)),
          Map.entry("booking.reminder_1h", Set.of(NOTIFY)),
          Map.entry("waitlist.offered", Set.of(START_HOLD, NOTIFY)));

  private static EmbeddedPostgres postgres;
  private static JdbcClient jdbc;

  @BeforeAll
  static void migrate() throws IOException {
    postgres = EmbeddedPostgres.start();
    String url = postgres.getJdbcUrl("postgres", "postgres");
    // One role for both: who may do what is proven where the tables are.
    Database.migrate(new DatabaseSettings(url, "postgres", "postgres", "postgres", "postgres", 1));
    jdbc = JdbcClient.create(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void everyEvent_startsWhatItCallsFor() {
    assertThat(eventsInTheDatabase()).isEqualTo(BY_EVENT.keySet());
    BY_EVENT.forEach((event, reactions) ->
        assertThat(reactionsTo(event))
            .as(event)
            .isEqualTo(reactions.stream().map(Enum::name).collect(Collectors.toSet())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking.held", "booking.confirming", "payment.captured", ""})
  void otherEvent_startsNothing(String event) {
    assertThat(reactionsTo(event)).isEmpty();
  }

  private static Set<String> reactionsTo(String event) {
    return Set.copyOf(
        jdbc.sql("select unnest(reactions_to(:event))")
            .param("event", event)
            .query(String.class)
            .list());
  }

  /** As the body of the function names them: with a dot, as no reaction has one. */
  private static Set<String> eventsInTheDatabase() {
    String body =
        jdbc.sql("select prosrc from pg_proc where proname = 'reactions_to'")
            .query(String.class)
            .single();
    return Pattern.compile("'([^']+\\.[^']+)'")
        .matcher(body)
        .results()
        .map((MatchResult literal) -> literal.group(1))
        .collect(Collectors.toSet());
  }
}
