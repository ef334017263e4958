package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** N1: an address that mail comes back from gets no more of it, and its booking shows why. */
@Timeout(120)
class ReturnedMailTest {

  private final RunningSystem system = RunningSystem.shared();
  private final String customer = "reader-" + UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"bounced, notification.bounced", "complained, notification.complained"})
  void mailThatComesBack_isTheLastToItsAddress(String fate, String event) {
    String address = fate + "+" + UUID.randomUUID() + "@resend.dev";
    system.api.address(customer, address);
    String booking = confirmed();

    await(() -> assertThat(timeline(booking)).containsOnlyOnce(event));
    cancelled(booking);

    await(() -> assertThat(statuses(booking)).containsExactlyInAnyOrder("SENT", "SUPPRESSED"));
    assertThat(system.resend.emails(address)).hasSize(1);

    String other = UUID.randomUUID() + "@example.com";
    system.api.address(customer, other);
    String next = confirmed();
    await(() -> assertThat(statuses(next)).containsExactly("SENT"));
    assertThat(system.resend.emails(other)).hasSize(1);
  }

  @Test
  void bounceThatIsToldTwiceAndLate_isShownOnce() {
    String address = UUID.randomUUID() + "@example.com";
    system.api.address(customer, address);
    String booking = confirmed();
    await(() -> assertThat(statuses(booking)).containsExactly("SENT"));
    String mail = system.resend.emails(address).getFirst().get("id").asString();

    system.resend.bounce(mail);
    system.resend.bounce(mail);

    await(() ->
        assertThat(
                system
                    .rows
                    .sql(
                        "select count(*) from resend_event where object_id = ? and processed_at is not null")
                    .param(mail)
                    .query(Integer.class)
                    .single())
            .isEqualTo(2));
    assertThat(timeline(booking)).containsOnlyOnce("notification.bounced");
    assertThat(
            system
                .rows
                .sql("select reason from mailbox_stop where address = ?")
                .param(address)
                .query(String.class)
                .list())
        .containsExactly("BOUNCED");
  }

  private String confirmed() {
    String listing = system.api.listing(1, false, 300);
    String booking = system.api.hold(customer, listing, RunningSystem.hour(0), 1).text("id");
    assertThat(system.api.confirm(customer, booking).status()).isEqualTo(200);
    return booking;
  }

  private void cancelled(String booking) {
    assertThat(system.api.cancel(customer, booking).accepted()).isTrue();
  }

  private List<String> timeline(String booking) {
    return system
        .api
        .get(system.api.customer(customer), "/v1/bookings/" + booking + "/timeline")
        .body()
        .findValuesAsString("type");
  }

  private List<String> statuses(String booking) {
    JsonNode told =
        system
            .api
            .get(system.api.customer(customer), "/v1/bookings/" + booking + "/notifications")
            .body();
    return told.path("items").valueStream().map(item -> item.get("status").asString()).toList();
  }

  private static void await(Runnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion::run);
  }
}
