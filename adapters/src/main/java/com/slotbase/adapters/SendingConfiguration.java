package com.slotbase.adapters;

import com.slotbase.adapters.email.ResendMail;
import com.slotbase.adapters.email.ResendSettings;
import com.slotbase.adapters.message.Messages;
import com.slotbase.adapters.push.FcmPush;
import com.slotbase.adapters.push.FcmSettings;
import com.slotbase.adapters.push.PushDeliveries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Texts, Resend and FCM, for the process that sends messages; the others have no use for them. It
 * asks for {@link ResendSettings} and {@link FcmSettings}, and is imported beside {@link
 * AdaptersConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
public class SendingConfiguration {

  @Bean
  Messages messages() {
    return new Messages();
  }

  @Bean
  ResendMail resendMail(ResendSettings settings) {
    return new ResendMail(settings);
  }

  @Bean
  FcmPush fcmPush(FcmSettings settings) {
    return new FcmPush(settings);
  }

  @Bean
  PushDeliveries pushDeliveries(JdbcClient jdbc) {
    return new PushDeliveries(jdbc);
  }
}
