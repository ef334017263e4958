package com.slotbase.worker.temporal;

import com.slotbase.activities.booking.BookingRecordsImpl;
import com.slotbase.activities.booking.PaymentCallsImpl;
import com.slotbase.activities.outbox.OutboxDispatcher;
import com.slotbase.activities.sweep.SweepActivitiesImpl;
import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.temporal.PayloadConversion;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
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
  BookingStories bookingStories(WorkflowClient client) {
    return new BookingStories(client);
  }

  @Bean
  SweepActivitiesImpl sweepActivities(
      BookingSweep sweep, StripeInbox inbox, BookingStories stories) {
    return new SweepActivitiesImpl(sweep, inbox, stories);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  OutboxDispatcher outboxDispatcher(Outbox outbox, BookingStories stories) {
    return new OutboxDispatcher(outbox, stories);
  }
}
