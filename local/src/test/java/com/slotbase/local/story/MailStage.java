package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.adapters.person.Person;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.local.testing.ResendOrders;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.common.WorkflowExecutionHistory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Mails to somebody of their own, whose waits are short. */
final class MailStage {

  private static final Duration CALL = Duration.ofSeconds(20);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  final ResendOrders resend;
  final NotificationStore notifications;
  final String address = UUID.randomUUID() + "@example.com";
  private final Lab lab;
  private final NotificationStories stories;

  MailStage(Lab lab) {
    this.lab = lab;
    this.resend = new ResendOrders(lab.stack.urls().resend());
    this.notifications = lab.adapter(NotificationStore.class);
    this.stories = new NotificationStories(lab.calls, WAITS);
    resend.limit(1000);
  }

  /** A confirmed booking, which nobody has told its customer of yet. */
  Booking confirmed(String language) {
    Booking booking = lab.hold(lab.listing(false), Duration.ofMinutes(5));
    lab.adapter(PersonStore.class).save(new Person(booking.customerId(), address, null, language));
    assertThat(lab.bookings.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
    return booking;
  }

  /** The message that tells of a confirmed booking. */
  Told told(Booking booking) {
    List<Told> told = notifications.ofBooking(booking.id(), null, 2);
    assertThat(told).extracting(Told::template).containsExactly(MessageTemplate.CONFIRMED);
    return told.getFirst();
  }

  /** Attempts at it that fail. */
  void fails(Told told, String kind, String more, int times) {
    resend.fault("/emails", "POST", kind, more + ",\"about\":\"" + told.id() + "\"", times);
  }

  void started(Told told) {
    stories.ensureRunning(told.id(), CALL);
  }

  /** Lets its story run to the end. */
  WorkflowExecutionHistory sent(Told told) {
    started(told);
    return lab.historyOfEnded(WorkflowIds.notification(told.id()));
  }
}
