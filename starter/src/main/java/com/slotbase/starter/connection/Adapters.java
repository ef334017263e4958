package com.slotbase.starter.connection;

import com.slotbase.adapters.AdaptersConfiguration;
import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.webhook.ResendSignature;
import com.slotbase.adapters.webhook.StripeSignature;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** PostgreSQL and Stripe, as the HTTP API uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StarterSettings.class)
@Import(AdaptersConfiguration.class)
class Adapters {

  @Bean
  DatabaseSettings databaseSettings(StarterSettings settings) {
    return settings.database();
  }

  @Bean
  StripeSettings stripeSettings(StarterSettings settings) {
    return settings.stripe();
  }

  @Bean
  StripeSignature stripeSignature(StripeSettings settings, Clock clock) {
    return new StripeSignature(settings.webhookSecrets(), clock);
  }

  @Bean
  ResendSignature resendSignature(StarterSettings settings) {
    return new ResendSignature(settings.resendWebhookSecret());
  }
}
