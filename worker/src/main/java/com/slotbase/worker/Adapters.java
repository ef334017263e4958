package com.slotbase.worker;

import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.booking.SettlementRows;
import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.webhook.StripeEventProcessing;
import com.slotbase.adapters.webhook.StripeInbox;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The outside, as the worker's activities use it. */
@Configuration(proxyBeanMethods = false)
class Adapters {

  @Bean
  HikariDataSource dataSource(WorkerSettings settings) {
    Database.migrate(settings.database());
    return Database.pool(settings.database());
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
  PaymentStore paymentStore(JdbcClient jdbc) {
    return new PaymentStore(jdbc);
  }

  @Bean
  PaymentGateway paymentGateway(PaymentStore store, WorkerSettings settings) {
    return new PaymentGateway(store, settings.stripe());
  }

  @Bean
  PaymentAuthorization paymentAuthorization(TransactionOperations transaction, JdbcClient jdbc) {
    return new PaymentAuthorization(transaction, jdbc);
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
  StripeInbox stripeInbox(
      TransactionOperations transaction,
      JdbcClient jdbc,
      PaymentGateway gateway,
      PaymentStore payments,
      PaymentAuthorization authorization) {
    return new StripeInbox(
        transaction, jdbc, new StripeEventProcessing(gateway, payments, authorization));
  }

  @Bean
  Outbox outbox(TransactionOperations transaction, JdbcClient jdbc) {
    return new Outbox(transaction, jdbc);
  }
}
