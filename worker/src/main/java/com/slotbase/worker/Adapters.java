package com.slotbase.worker;

import com.slotbase.adapters.AdaptersConfiguration;
import com.slotbase.adapters.SendingConfiguration;
import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.email.ResendSettings;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.push.FcmSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The outside, as the worker's activities use it. */
@Configuration(proxyBeanMethods = false)
@Import({AdaptersConfiguration.class, SendingConfiguration.class})
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

  @Bean
  FcmSettings fcmSettings(WorkerSettings settings) {
    return settings.fcm();
  }
}
