package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.NotificationStore.Attempt;
import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.adapters.person.Person;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.local.testing.ResendOrders;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.domain.NotificationStatus;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** N1: a mail is sent once, tried five times at most, and every attempt is on record. */
@Timeout(60)
class NotificationStoryTest {

  private static final Duration CALL = Duration.ofSeconds(20);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  private final Lab lab = Lab.shared();
  private final ResendOrders resend = new ResendOrders(lab.stack.urls().resend());
  private final NotificationStore notifications = lab.adapter(NotificationStore.class);
  private final NotificationStories stories = new NotificationStories(lab.calls, WAITS);
  private final TemporalUi temporal = new TemporalUi(lab);
  private final String address = UUID.randomUUID() + "@example.com";

  @BeforeEach
  void widenTheLimit() {
    resend.limit(1000);
  }

  @Test
  void confirmation_isSentInTheCustomersLanguage() {
    Told told = confirmed("es");

    sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(find(told).attempts()).extracting(Attempt::error).containsExactly((String) null);
    JsonNode mail = resend.emails(address).getFirst();
    assertThat(mail.get("subject").asString()).startsWith("Confirmado: ");
    assertThat(mail.at("/to/0").asString()).isEqualTo(address);
    assertThat(mail.get("idempotencyKey").asString()).isEqualTo(told.id());
  }

  @Test
  void mailThatFailsTwice_arrivesOnce_withThreeAttemptsOnRecord() {
    Told told = confirmed("en");
    fails(told, "error", ",\"status\":500", 2);

    sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(find(told).attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
    assertThat(find(told).attempts().getFirst().error()).startsWith("Resend answered 500");
    assertThat(resend.emails(address)).hasSize(1);
  }

  @Test
  void mailThatNeverArrives_hasFailedAfterFiveAttempts() {
    Told told = confirmed("en");
    fails(told, "error", ",\"status\":500", -1);

    sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(find(told).attempts()).hasSize(5);
    assertThat(resend.requests(told.id())).isEqualTo(5);
    assertThat(resend.emails(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "timeout_after"})
  void mailThatWasTakenUnheard_isOne(String kind) {
    Told told = confirmed("en");
    // Twice, as the JDK sends a POST again by itself, once, when its connection was cut.
    fails(told, kind, kind.equals("reset") ? "" : ",\"ms\":100", kind.equals("reset") ? 2 : 1);

    sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(find(told).attempts()).hasSizeGreaterThanOrEqualTo(1);
    assertThat(resend.emails(address)).hasSize(1);
  }

  @Test
  void rateLimit_isWaitedForAsLongAsResendAsks() {
    Told told = confirmed("en");
    fails(told, "rate_limit", "", 1);

    sent(told);

    List<Attempt> attempts = find(told).attempts();
    assertThat(attempts).hasSize(2);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void addressThatTakesNoMail_isLeftAlone() {
    Told told = confirmed("en");
    lab.jdbc
        .sql("insert into mailbox_stop (address, reason) values (?, 'BOUNCED')")
        .param(address)
        .update();

    sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SUPPRESSED);
    assertThat(resend.requests(told.id())).isZero();
  }

  @Test
  void everyTaskThatIsReset_sendsNothingMore() {
    Told told = confirmed("en");
    fails(told, "error", ",\"status\":500", 1);
    sent(told);
    Told before = find(told);

    temporal.resetToEachTask(
        WorkflowIds.notification(told.id()), () -> assertThat(find(told)).isEqualTo(before));

    assertThat(resend.emails(address)).hasSize(1);
  }

  @Test
  void customerWithoutAnAddress_isToldNothing() {
    assertThat(notifications.ofBooking(lab.paidBooking().id())).isEmpty();
  }

  /** The message that tells of a confirmed booking, which nobody has sent yet. */
  private Told confirmed(String language) {
    Booking booking = lab.hold(lab.listing(false), Duration.ofMinutes(5));
    lab.adapter(PersonStore.class).save(new Person(booking.customerId(), address, null, language));
    assertThat(lab.bookings.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
    List<Told> told = notifications.ofBooking(booking.id());
    assertThat(told).extracting(Told::template).containsExactly(MessageTemplate.CONFIRMED);
    return told.getFirst();
  }

  private void fails(Told told, String kind, String more, int times) {
    resend.fault("/emails", "POST", kind, more + ",\"about\":\"" + told.id() + "\"", times);
  }

  private void sent(Told told) {
    stories.ensureRunning(told.id(), CALL);
    lab.historyOfEnded(WorkflowIds.notification(told.id()));
  }

  private Told find(Told told) {
    return notifications.ofBooking(bookingOf(told)).getFirst();
  }

  private String bookingOf(Told told) {
    return lab.jdbc
        .sql("select booking_id from notification where id = ?")
        .param(told.id())
        .query(String.class)
        .single();
  }
}
