package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * N1 in a rush, with a provider that fails every fifth time in every way it knows, and a worker
 * that is killed twice: each message is delivered once, or has failed with five attempts on record.
 *
 * <p>{@code -Dnotifications=10000} sends as many.
 */
@Timeout(3600)
class MessagesLostNowhereTest {

  private static final int MESSAGES = Integer.getInteger("notifications", 500);
  private static final int AT_ONCE = 50;
  private static final int ATTEMPTS = 5;

  /** For the waits of those that fail, and ten a second at the least. */
  private static final Duration PATIENCE = Duration.ofSeconds(250 + MESSAGES / 10);

  private final RunningSystem system = RunningSystem.shared();
  private final String domain = UUID.randomUUID() + ".example.com";

  /** What is on record of a message. */
  private record Row(String id, String status, int attempts, int recorded) {}

  @AfterEach
  void heal() {
    system.resend.clearFaults();
    system.stack.startAll();
  }

  @Test
  void everyMessage_isDeliveredOnceOrHasFailedFiveTimes() throws Exception {
    system.resend.fault("/emails", "POST", "any", ",\"percent\":20,\"seed\":7,\"ms\":300", -1);
    int hours = MESSAGES / AT_ONCE;
    String listing = system.api.listing(AT_ONCE, false, 300);
    for (int customer = 0; customer < AT_ONCE; customer++) {
      system.api.address("mail-" + customer, customer + "@" + domain);
    }

    for (int hour = 0; hour < hours; hour++) {
      int at = hour;
      AtOnce.each(AT_ONCE, customer -> confirmed("mail-" + customer, listing, at));
      if (hour == hours / 3 || hour == 2 * hours / 3) {
        awaitSent(hour * AT_ONCE / 2);
        system.stack.kill(Part.WORKER);
        system.stack.startAll();
      }
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> rows().stream().noneMatch(row -> row.status().equals("PENDING")));

    Map<String, Long> mails =
        system.resend.emails(domain).stream()
            .collect(
                Collectors.groupingBy(
                    mail -> mail.get("idempotencyKey").asString(), Collectors.counting()));
    assertThat(rows())
        .hasSize(hours * AT_ONCE)
        .allSatisfy(row -> {
          assertThat(mails.getOrDefault(row.id(), 0L)).isLessThanOrEqualTo(1);
          assertThat(row.recorded()).isEqualTo(row.attempts());
          switch (row.status()) {
            case "SENT" -> assertThat(mails).containsKey(row.id());
            case "FAILED" -> assertThat(row.attempts()).isEqualTo(ATTEMPTS);
            default -> throw new AssertionError(row);
          }
        });
    assertThat(rows()).filteredOn(row -> row.attempts() > 1).isNotEmpty();
    system.assertAllIsWell(PATIENCE);
  }

  private String confirmed(String customer, String listing, int hour) {
    String booking = system.api.hold(customer, listing, RunningSystem.hour(hour), 1).text("id");
    assertThat(system.api.confirm(customer, booking).status()).isEqualTo(200);
    return booking;
  }

  /** So that the worker is killed in the middle of it. */
  private void awaitSent(int count) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> rows().stream().filter(row -> row.status().equals("SENT")).count() >= count);
  }

  private List<Row> rows() {
    return system
        .rows
        .sql(
            """
            select n.id, n.status, n.attempts,
              (select count(*) from notification_attempt a where a.notification_id = n.id)
            from notification n join person p on p.id = n.person_id
            where p.email like :domain
            """)
        .param("domain", "%@" + domain)
        .query(
            (row, n) -> new Row(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)))
        .list();
  }
}
