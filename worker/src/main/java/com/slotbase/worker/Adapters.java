package com.slotbase.worker;

import com.slotbase.adapters.AdaptersConfiguration;
import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.email.ResendSettings;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.push.FcmPush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The outside, as the worker's activities use it. */
@Configuration(proxyBeanMethods = false)
@Import(AdaptersConfiguration.class)
class Adapters {

  @Bean
  DatabaseSettings databaseSettings(WorkerSettings settings) {
    return settings.database();
  }

  @Bean
  StripeSettings stripeSettings(WorkerSettings settings) {
    return settings.stripe();
  }

  @Bean
  ResendSettings resendSettings(WorkerSettings settings) {
    return settings.resend();
  }

  /** Here alone: the starter has no use for Google's libraries. */
  @Bean
  FcmPush fcmPush(WorkerSettings settings) {
    return new FcmPush(settings.fcm());
  }
}
