package com.slotbase.starter.connection;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.booking.HoldStore;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.idempotency.IdempotencyStore;
import com.slotbase.adapters.listing.ListingCache;
import com.slotbase.adapters.listing.ListingStore;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.webhook.StripeEventProcessing;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.adapters.webhook.StripeSignature;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** PostgreSQL and Stripe, as the HTTP API uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StarterSettings.class)
class Adapters {

  /** Brings the schema up to date first: nothing of ours may see an older one. */
  @Bean
  HikariDataSource dataSource(StarterSettings settings) {
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
  ListingStore listingStore(JdbcClient jdbc) {
    return new ListingStore(jdbc);
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
  IdempotencyStore idempotencyStore(JdbcClient jdbc) {
    return new IdempotencyStore(jdbc);
  }

  @Bean
  PaymentStore paymentStore(JdbcClient jdbc) {
    return new PaymentStore(jdbc);
  }

  @Bean
  PaymentGateway paymentGateway(PaymentStore store, StarterSettings settings) {
    return new PaymentGateway(store, settings.stripe());
  }

  @Bean
  PaymentAuthorization paymentAuthorization(TransactionOperations transaction, JdbcClient jdbc) {
    return new PaymentAuthorization(transaction, jdbc);
  }

  @Bean
  StripeSignature stripeSignature(StarterSettings settings, Clock clock) {
    return new StripeSignature(settings.stripe().webhookSecrets(), clock);
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
}
