package com.slotbase.adapters;

import com.slotbase.adapters.alert.Alerts;
import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.HoldStore;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.booking.SettlementRows;
import com.slotbase.adapters.cancellation.CancellationSettlement;
import com.slotbase.adapters.cancellation.CancellationStore;
import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.idempotency.IdempotencyStore;
import com.slotbase.adapters.listing.ListingCache;
import com.slotbase.adapters.listing.ListingStore;
import com.slotbase.adapters.notification.NotificationSettlement;
import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.NotificationSweep;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.Disputes;
import com.slotbase.adapters.payment.OfflinePaymentStore;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.adapters.refund.PendingRefunds;
import com.slotbase.adapters.refund.RefundCases;
import com.slotbase.adapters.refund.RefundGateway;
import com.slotbase.adapters.refund.RefundReports;
import com.slotbase.adapters.refund.RefundRows;
import com.slotbase.adapters.refund.RefundSettlement;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.adapters.refund.RefundSweep;
import com.slotbase.adapters.reschedule.RescheduleSettlement;
import com.slotbase.adapters.reschedule.RescheduleStore;
import com.slotbase.adapters.reschedule.RescheduleSweep;
import com.slotbase.adapters.timeline.TimelineStore;
import com.slotbase.adapters.waitlist.WaitlistStore;
import com.slotbase.adapters.waitlist.WaitlistSweep;
import com.slotbase.adapters.webhook.ResendInbox;
import com.slotbase.adapters.webhook.StripeEventList;
import com.slotbase.adapters.webhook.StripeEventProcessing;
import com.slotbase.adapters.webhook.StripeInbox;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * PostgreSQL and Stripe, put together once for every process. It asks for {@link DatabaseSettings},
 * {@link StripeSettings} and a {@link MeterRegistry}.
 */
@Configuration(proxyBeanMethods = false)
public class AdaptersConfiguration {

  /** Brings the schema up to date first: nothing of ours may see an older one. */
  @Bean
  HikariDataSource dataSource(DatabaseSettings settings) {
    Database.migrate(settings);
    return Database.pool(settings);
  }

  @Bean
  TransactionOperations transaction(HikariDataSource dataSource) {
    return Database.transaction(dataSource);
  }

  @Bean
  JdbcClient jdbc(HikariDataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  Alerts alerts(MeterRegistry metrics) {
    return new Alerts(metrics);
  }

  @Bean
  ListingStore listingStore(TransactionOperations transaction, JdbcClient jdbc) {
    return new ListingStore(transaction, jdbc);
  }

  @Bean
  ListingCache listingCache(ListingStore store) {
    return new ListingCache(store);
  }

  @Bean
  BookingStore bookingStore(JdbcClient jdbc) {
    return new BookingStore(jdbc);
  }

  @Bean
  HoldStore holdStore(JdbcClient jdbc) {
    return new HoldStore(jdbc);
  }

  @Bean
  BookingSettlement bookingSettlement(
      TransactionOperations transaction, JdbcClient jdbc, PaymentAuthorization authorization) {
    return new BookingSettlement(transaction, new SettlementRows(jdbc), authorization);
  }

  @Bean
  BookingSweep bookingSweep(JdbcClient jdbc) {
    return new BookingSweep(jdbc);
  }

  @Bean
  TimelineStore timelineStore(JdbcClient jdbc) {
    return new TimelineStore(jdbc);
  }

  @Bean
  IdempotencyStore idempotencyStore(JdbcClient jdbc) {
    return new IdempotencyStore(jdbc);
  }

  @Bean
  Outbox outbox(TransactionOperations transaction, JdbcClient jdbc) {
    return new Outbox(transaction, jdbc);
  }

  @Bean
  PaymentStore paymentStore(JdbcClient jdbc) {
    return new PaymentStore(jdbc);
  }

  @Bean
  OfflinePaymentStore offlinePaymentStore(JdbcClient jdbc) {
    return new OfflinePaymentStore(jdbc);
  }

  @Bean
  PaymentGateway paymentGateway(PaymentStore store, StripeSettings settings) {
    return new PaymentGateway(store, settings);
  }

  @Bean
  PaymentAuthorization paymentAuthorization(TransactionOperations transaction, JdbcClient jdbc) {
    return new PaymentAuthorization(transaction, jdbc);
  }

  @Bean
  Disputes disputes(JdbcClient jdbc, StripeSettings settings) {
    return new Disputes(jdbc, settings);
  }

  @Bean
  RefundStore refundStore(TransactionOperations transaction, JdbcClient jdbc) {
    return new RefundStore(transaction, jdbc, Ids::refund);
  }

  @Bean
  RefundGateway refundGateway(RefundStore store, PaymentStore payments, StripeSettings settings) {
    return new RefundGateway(store, payments, settings);
  }

  @Bean
  RefundRows refundRows(JdbcClient jdbc) {
    return new RefundRows(jdbc);
  }

  @Bean
  RefundSettlement refundSettlement(
      TransactionOperations transaction, RefundRows rows, Alerts alerts) {
    return new RefundSettlement(transaction, rows, alerts);
  }

  @Bean
  RefundReports refundReports(JdbcClient jdbc, RefundRows rows, Alerts alerts) {
    return new RefundReports(jdbc, rows, alerts);
  }

  @Bean
  RefundCases refundCases(JdbcClient jdbc) {
    return new RefundCases(jdbc);
  }

  @Bean
  RefundSweep refundSweep(JdbcClient jdbc) {
    return new RefundSweep(jdbc);
  }

  @Bean
  PendingRefunds pendingRefunds(
      TransactionOperations transaction, RefundGateway gateway, RefundReports reports) {
    return new PendingRefunds(transaction, gateway, reports);
  }

  @Bean
  CancellationStore cancellationStore(
      TransactionOperations transaction, JdbcClient jdbc, RefundStore refunds) {
    return new CancellationStore(transaction, jdbc, refunds);
  }

  @Bean
  CancellationSettlement cancellationSettlement(
      TransactionOperations transaction, JdbcClient jdbc) {
    return new CancellationSettlement(transaction, jdbc);
  }

  @Bean
  RescheduleStore rescheduleStore(
      TransactionOperations transaction,
      JdbcClient jdbc,
      RefundStore refunds,
      PaymentStore payments) {
    return new RescheduleStore(transaction, jdbc, refunds, payments);
  }

  @Bean
  RescheduleSettlement rescheduleSettlement(TransactionOperations transaction, JdbcClient jdbc) {
    return new RescheduleSettlement(transaction, jdbc);
  }

  @Bean
  RescheduleSweep rescheduleSweep(JdbcClient jdbc) {
    return new RescheduleSweep(jdbc);
  }

  @Bean
  PersonStore personStore(JdbcClient jdbc) {
    return new PersonStore(jdbc);
  }

  @Bean
  NotificationStore notificationStore(JdbcClient jdbc) {
    return new NotificationStore(jdbc);
  }

  @Bean
  NotificationSweep notificationSweep(JdbcClient jdbc) {
    return new NotificationSweep(jdbc);
  }

  @Bean
  NotificationSettlement notificationSettlement(
      TransactionOperations transaction, JdbcClient jdbc) {
    return new NotificationSettlement(transaction, jdbc);
  }

  @Bean
  WaitlistStore waitlistStore(JdbcClient jdbc) {
    return new WaitlistStore(jdbc);
  }

  @Bean
  WaitlistSweep waitlistSweep(JdbcClient jdbc) {
    return new WaitlistSweep(jdbc);
  }

  @Bean
  StripeInbox stripeInbox(
      TransactionOperations transaction, JdbcClient jdbc, StripeEventProcessing processing) {
    return new StripeInbox(transaction, jdbc, processing);
  }

  @Bean
  ResendInbox resendInbox(TransactionOperations transaction, JdbcClient jdbc) {
    return new ResendInbox(transaction, jdbc);
  }

  @Bean
  StripeEventList stripeEventList(StripeSettings settings) {
    return new StripeEventList(settings);
  }

  @Bean
  StripeEventProcessing stripeEventProcessing(
      PaymentGateway gateway,
      PaymentStore payments,
      PaymentAuthorization authorization,
      RefundGateway refunds,
      RefundReports reports,
      Disputes disputes) {
    return new StripeEventProcessing(gateway, payments, authorization, refunds, reports, disputes);
  }
}
