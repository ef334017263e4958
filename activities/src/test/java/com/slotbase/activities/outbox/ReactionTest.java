package com.slotbase.activities.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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

/** The two lists of what something is started for, in the code and in the database, are one. */
class ReactionTest {

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
  void databaseAndCode_listTheSameEvents() {
    assertThat(eventsInTheDatabase()).isEqualTo(Reaction.BY_EVENT.keySet());
    assertThat(Reaction.BY_EVENT.keySet()).allMatch(ReactionTest::callsForReaction);
  }

  @Test
  void everyListedEvent_startsSomething() {
    assertThat(Reaction.BY_EVENT.values()).noneMatch(Set::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking.held", "booking.confirming", "payment.captured", ""})
  void otherEvent_hasNoOutboxRow(String event) {
    assertThat(Reaction.BY_EVENT).doesNotContainKey(event);
    assertThat(callsForReaction(event)).isFalse();
  }

  private static boolean callsForReaction(String event) {
    return jdbc.sql("select calls_for_reaction(:event)")
        .param("event", event)
        .query(Boolean.class)
        .single();
  }

  /** As the body of the function names them. */
  private static Set<String> eventsInTheDatabase() {
    String body =
        jdbc.sql("select prosrc from pg_proc where proname = 'calls_for_reaction'")
            .query(String.class)
            .single();
    return Pattern.compile("'([^']+)'")
        .matcher(body)
        .results()
        .map((MatchResult literal) -> literal.group(1))
        .collect(Collectors.toSet());
  }
}
