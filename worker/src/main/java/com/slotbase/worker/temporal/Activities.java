package com.slotbase.worker.temporal;

import com.slotbase.activities.booking.BookingRecordsImpl;
import com.slotbase.activities.booking.PaymentCallsImpl;
import com.slotbase.activities.cancellation.CancellationRecordsImpl;
import com.slotbase.activities.catchup.CatchUpActivitiesImpl;
import com.slotbase.activities.notification.MailSending;
import com.slotbase.activities.notification.NotificationCallsImpl;
import com.slotbase.activities.notification.NotificationRecordsImpl;
import com.slotbase.activities.notification.PushSending;
import com.slotbase.activities.outbox.OutboxDispatcher;
import com.slotbase.activities.refund.RefundCallsImpl;
import com.slotbase.activities.refund.RefundRecordsImpl;
import com.slotbase.activities.reschedule.RescheduleRecordsImpl;
import com.slotbase.activities.sweep.SweepActivitiesImpl;
import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.cancellation.CancellationSettlement;
import com.slotbase.adapters.email.ResendMail;
import com.slotbase.adapters.message.Messages;
import com.slotbase.adapters.notification.NotificationSettlement;
import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.NotificationSweep;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.push.FcmPush;
import com.slotbase.adapters.push.PushDeliveries;
import com.slotbase.adapters.refund.PendingRefunds;
import com.slotbase.adapters.refund.RefundGateway;
import com.slotbase.adapters.refund.RefundSettlement;
import com.slotbase.adapters.refund.RefundSweep;
import com.slotbase.adapters.reschedule.RescheduleSettlement;
import com.slotbase.adapters.reschedule.RescheduleSweep;
import com.slotbase.adapters.waitlist.WaitlistSweep;
import com.slotbase.adapters.webhook.Inbox;
import com.slotbase.adapters.webhook.StripeEventList;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.temporal.PayloadConversion;
import com.slotbase.workflows.temporal.StoryCalls;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the workers run, under the names that application.yaml registers. */
@Configuration(proxyBeanMethods = false)
class Activities {

  @Bean
  DataConverter dataConverter() {
    return PayloadConversion.dataConverter();
  }

  @Bean
  BookingRecordsImpl bookingRecords(BookingSettlement settlement) {
    return new BookingRecordsImpl(settlement);
  }

  @Bean
  PaymentCallsImpl paymentCalls(PaymentGateway gateway) {
    return new PaymentCallsImpl(gateway);
  }

  @Bean
  RefundRecordsImpl refundRecords(RefundSettlement settlement) {
    return new RefundRecordsImpl(settlement);
  }

  @Bean
  RefundCallsImpl refundCalls(RefundGateway gateway) {
    return new RefundCallsImpl(gateway);
  }

  @Bean
  CancellationRecordsImpl cancellationRecords(CancellationSettlement settlement) {
    return new CancellationRecordsImpl(settlement);
  }

  @Bean
  RescheduleRecordsImpl rescheduleRecords(RescheduleSettlement settlement) {
    return new RescheduleRecordsImpl(settlement);
  }

  @Bean
  StoryCalls storyCalls(WorkflowClient client) {
    return new StoryCalls(client);
  }

  @Bean
  Stories stories(StoryCalls calls, @Value("${slotbase.refund-retry}") List<Duration> waits) {
    return Stories.of(calls, waits);
  }

  @Bean
  NotificationStories notificationStories(
      StoryCalls calls, @Value("${slotbase.email-retry}") List<Duration> waits) {
    return new NotificationStories(calls, waits);
  }

  @Bean
  NotificationRecordsImpl notificationRecords(NotificationSettlement settlement) {
    return new NotificationRecordsImpl(settlement);
  }

  @Bean
  NotificationCallsImpl notificationCalls(
      NotificationStore store,
      Messages messages,
      ResendMail mail,
      FcmPush push,
      PushDeliveries deliveries) {
    return new NotificationCallsImpl(
        store, new MailSending(messages, mail), new PushSending(messages, push, deliveries));
  }

  @Bean
  SweepActivitiesImpl sweepActivities(
      BookingSweep bookings,
      RefundSweep refunds,
      PendingRefunds pendingRefunds,
      RescheduleSweep reschedules,
      WaitlistSweep waitlist,
      List<Inbox> inboxes,
      NotificationSweep notifications,
      Stories stories,
      NotificationStories messages) {
    return new SweepActivitiesImpl(
        bookings,
        refunds,
        pendingRefunds,
        reschedules,
        waitlist,
        inboxes,
        notifications,
        stories,
        messages);
  }

  @Bean
  CatchUpActivitiesImpl catchUpActivities(
      StripeEventList list, StripeInbox inbox, Stories stories) {
    return new CatchUpActivitiesImpl(list, inbox, stories);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  OutboxDispatcher outboxDispatcher(
      Outbox outbox,
      RescheduleSweep reschedules,
      Stories stories,
      NotificationStore notifications,
      NotificationStories messages) {
    return new OutboxDispatcher(outbox, reschedules, stories, notifications, messages);
  }
}
