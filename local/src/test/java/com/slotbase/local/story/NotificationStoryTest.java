package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.activities.notification.NotificationCallsImpl;
import com.slotbase.adapters.email.Mail;
import com.slotbase.adapters.email.MailOutcome;
import com.slotbase.adapters.email.ResendMail;
import com.slotbase.adapters.notification.NotificationSettlement;
import com.slotbase.adapters.notification.NotificationStore.Attempt;
import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.local.testing.ResendOrders;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.domain.NotificationState;
import com.slotbase.workflows.domain.NotificationStatus;
import com.slotbase.workflows.notification.NotificationCalls.SendNotification;
import com.slotbase.workflows.temporal.TaskQueues;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** N1: a mail is sent once, tried five times at most, and every attempt is on record. */
@Timeout(60)
class NotificationStoryTest {

  private final Lab lab = Lab.shared();
  private final MailStage mail = new MailStage(lab);
  private final ResendOrders resend = mail.resend;
  private final TemporalUi temporal = new TemporalUi(lab);

  @Test
  void confirmation_isSentInTheCustomersLanguage() {
    Told told = confirmed("es");

    mail.sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(find(told).attempts()).extracting(Attempt::error).containsExactly((String) null);
    JsonNode sent = resend.emails(mail.address).getFirst();
    assertThat(sent.get("subject").asString()).startsWith("Confirmado: ");
    assertThat(sent.at("/to/0").asString()).isEqualTo(mail.address);
    assertThat(sent.get("idempotencyKey").asString()).isEqualTo(told.id());
  }

  @Test
  void mailThatFailsTwice_arrivesOnce_withThreeAttemptsOnRecord() {
    Told told = confirmed("en");
    mail.fails(told, "error", ",\"status\":500", 2);

    mail.sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(find(told).attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
    assertThat(find(told).attempts().getFirst().error()).startsWith("Resend answered 500");
    assertThat(resend.emails(mail.address)).hasSize(1);
  }

  @Test
  void mailThatNeverArrives_hasFailedAfterFiveAttempts() {
    Told told = confirmed("en");
    mail.fails(told, "error", ",\"status\":500", -1);

    mail.sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(find(told).attempts()).hasSize(5);
    assertThat(resend.requests(told.id())).isEqualTo(5);
    assertThat(resend.emails(mail.address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "timeout_after"})
  void mailThatWasTakenUnheard_isOne(String kind) {
    Told told = confirmed("en");
    // Twice, as the JDK sends a POST again by itself, once, when its connection was cut.
    mail.fails(told, kind, kind.equals("reset") ? "" : ",\"ms\":100", kind.equals("reset") ? 2 : 1);

    mail.sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(find(told).attempts()).hasSizeGreaterThanOrEqualTo(1);
    assertThat(resend.emails(mail.address)).hasSize(1);
  }

  @Test
  void rateLimit_isWaitedForAsLongAsResendAsks() {
    Told told = confirmed("en");
    mail.fails(told, "rate_limit", "", 1);

    mail.sent(told);

    List<Attempt> attempts = find(told).attempts();
    assertThat(attempts).hasSize(2);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void providerThatAsksForDays_isLeftAloneForAnHour() {
    Told told = confirmed("en");

    NotificationState state =
        lab.adapter(NotificationSettlement.class)
            .settle(
                told.id(),
                new NotificationNews.NotSent("busy", Duration.ofDays(3)),
                1,
                List.of(Duration.ofMinutes(1)));

    assertThat(state.untilAttempt()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
  }

  @Test
  void addressThatTakesNoMail_isLeftAlone() {
    Told told = confirmed("en");
    lab.jdbc
        .sql("insert into mailbox_stop (address, reason) values (?, 'BOUNCED')")
        .param(mail.address)
        .update();

    mail.sent(told);

    assertThat(find(told).status()).isEqualTo(NotificationStatus.SUPPRESSED);
    assertThat(resend.requests(told.id())).isZero();
  }

  /** It was still so when the story looked, and then waited for a worker. */
  @Test
  void confirmationOfWhatIsCancelledMeanwhile_isNotSent() {
    Told told = confirmed("en");
    lab.jdbc
        .sql("update booking set status = 'CANCELLING' where id = ?")
        .param(bookingOf(told))
        .update();

    NotificationNews news =
        lab.adapter(NotificationCallsImpl.class).sendNotification(new SendNotification(told.id()));

    assertThat(news).isEqualTo(new NotificationNews.Unsendable("The booking has changed since"));
    assertThat(resend.requests(told.id())).isZero();
  }

  @Test
  void everyTaskThatIsReset_sendsNothingMore() {
    Told told = confirmed("en");
    mail.fails(told, "error", ",\"status\":500", 1);
    mail.sent(told);
    Told before = find(told);

    temporal.resetToEachTask(
        WorkflowIds.notification(told.id()), () -> assertThat(find(told)).isEqualTo(before));

    assertThat(resend.emails(mail.address)).hasSize(1);
  }

  /** Nothing of it is left to what Temporal remembers: a run that has ended bars no other. */
  @Test
  void storyThatIsStartedAgain_sendsNothingMore() {
    Told told = confirmed("en");
    mail.sent(told);
    Told before = find(told);
    String first = lab.runOf(WorkflowIds.notification(told.id()));

    mail.sent(told);

    assertThat(lab.runOf(WorkflowIds.notification(told.id()))).isNotEqualTo(first);
    assertThat(find(told)).isEqualTo(before);
    assertThat(resend.requests(told.id())).isEqualTo(1);
  }

  @Test
  void messageThatIsTakenAtOnce_costsThirteenEvents_inAQueueOfItsOwn() {
    List<HistoryEvent> events = mail.sent(confirmed("en")).getEvents();
    assertThat(events).hasSize(13);
    assertThat(
            events.getFirst().getWorkflowExecutionStartedEventAttributes().getTaskQueue().getName())
        .isEqualTo(TaskQueues.MESSAGES);
  }

  /** What a message tells may change between an attempt that was heeded unheard and the next. */
  @Test
  void messageThatWasTakenInOtherWords_countsAsSent() {
    ResendMail resendMail = lab.adapter(ResendMail.class);
    String key = UUID.randomUUID().toString();
    assertThat(resendMail.send(saying("Court 1"), key)).isInstanceOf(MailOutcome.Taken.class);

    assertThat(resendMail.send(saying("Court 2"), key)).isEqualTo(new MailOutcome.Taken(null));

    assertThat(resend.emails(mail.address)).hasSize(1);
  }

  private Mail saying(String text) {
    return new Mail(mail.address, text, "<p>" + text, text, List.of());
  }

  @Test
  void customerWithoutAnAddress_isToldNothing() {
    assertThat(mail.notifications.ofBooking(lab.paidBooking().id(), null, 1)).isEmpty();
  }

  private Told confirmed(String language) {
    return mail.told(mail.confirmed(language));
  }

  private Told find(Told told) {
    return mail.notifications.ofBooking(bookingOf(told), null, 1).getFirst();
  }

  private String bookingOf(Told told) {
    return lab.jdbc
        .sql("select booking_id from notification where id = ?")
        .param(told.id())
        .query(String.class)
        .single();
  }
}
