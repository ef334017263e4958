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
  void databaseAndCode_listTheSame() {
    assertThat(eventsInTheDatabase()).isEqualTo(Reaction.BY_EVENT.keySet());
    Reaction.BY_EVENT.forEach((event, reactions) ->
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
