package com.slotbase.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slotbase.checker.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MainTest {

  private final World world = new World();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void everythingHolds_isZeroAndNothingOnStandardOutput() {
    world.confirmed();

    assertThat(run(world.environment())).isZero();
    assertThat(text(out)).isEmpty();
    assertThat(text(err))
        .isEqualTo(
            "Every invariant holds"
                + " (bookings: 1; PaymentIntents: 1; refunds at Stripe: 0; stories: 0, of which looked into: 0).\n");
  }

  @Test
  void whatIsLeftOut_isSaid() {
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.remove("STRIPE_API_KEY");
    environment.put("TEMPORAL_ADDRESS", "");

    assertThat(run(environment)).isZero();
    assertThat(text(err))
        .contains("Stripe's books were not checked against the payments: no STRIPE_API_KEY.")
        .contains("Temporal's histories were not checked against the rows: no TEMPORAL_ADDRESS.");
  }

  @Test
  void aViolation_isALineAndOne() {
    String booking = world.hold();
    world.runOut(booking, Duration.ofMinutes(2));

    assertThat(run(world.environment())).isEqualTo(1);
    assertThat(text(out).lines())
        .singleElement()
        .asString()
        .startsWith("[B3 hold-is-released] " + booking + ": Booking " + booking + " is still HELD");
  }

  @Test
  void aViolationAsJson_isAnObjectPerLine() throws IOException {
    String booking = world.hold();
    world.runOut(booking, Duration.ofSeconds(1));

    assertThat(run(world.environment(), "--json")).isZero();
    assertThat(run(world.environment(), "--json", "--at-rest")).isEqualTo(1);
    JsonNode line = new ObjectMapper().readTree(text(out));
    assertThat(line.path("invariant").asText()).isEqualTo("hold-is-released");
    assertThat(line.path("requirement").asText()).isEqualTo("B3");
    assertThat(line.path("subject").asText()).isEqualTo(booking);
  }

  @Test
  void moreViolationsThanAnyoneReads_areCounted() {
    world.owner(
        """
        insert into booking_event (booking_id, type, actor)
        select 'gone-' || n, 'payment.requested', 'planted' from generate_series(1, 250) n
        """);

    assertThat(run(world.environment())).isEqualTo(1);
    assertThat(text(out).lines()).hasSize(100);
    assertThat(text(err)).contains("150 more violations of event-is-of-a-booking are not listed.");
  }

  @Test
  void aDatabaseThatIsNotThere_isTwoAndNamesTheSetting() {
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/slotbase?password=secret");

    assertThat(run(environment)).isEqualTo(2);
    assertThat(text(err).lines())
        .singleElement()
        .asString()
        .startsWith("The database jdbc:postgresql://127.0.0.1:1/slotbase can't be read")
        .endsWith("see DATABASE_URL.")
        .doesNotContain("secret");
  }

  @Test
  void aDatabaseThatIsNotNamed_isTwo() {
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(text(err)).isEqualTo("The checker needs to know the database: set DATABASE_URL.\n");
  }

  @Test
  void aStripeThatIsNotThere_isTwoAndNamesTheSetting() {
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put("STRIPE_API_BASE", "http://127.0.0.1:1");

    assertThat(run(environment)).isEqualTo(2);
    assertThat(text(err)).contains("Stripe's books at http://127.0.0.1:1", "STRIPE_API_BASE");
  }

  @Test
  void aTemporalThatIsNotThere_isTwoAndNamesTheSetting() {
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put("TEMPORAL_ADDRESS", "127.0.0.1:1");

    assertThat(run(environment)).isEqualTo(2);
    assertThat(text(err)).contains("Temporal's histories at 127.0.0.1:1", "TEMPORAL_ADDRESS");
  }

  @Test
  void aStripeThatFailsForAMoment_isAskedAgain() {
    world.confirmed();
    world.stripe().refuse(2);

    assertThat(run(world.environment())).isZero();
  }

  @Test
  void anArgumentThatIsNotKnown_isTwo() {
    assertThat(run(world.environment(), "--quick")).isEqualTo(2);
    assertThat(text(err)).isEqualTo("usage: check [--json] [--at-rest]\n");
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Main.run(List.of(arguments), environment, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
