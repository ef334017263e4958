package com.slotbase.local.story;

import com.slotbase.activities.notification.MailSending;
import com.slotbase.activities.notification.NotificationCallsImpl;
import com.slotbase.activities.notification.PushSending;
import com.slotbase.adapters.AdaptersConfiguration;
import com.slotbase.adapters.SendingConfiguration;
import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.email.ResendSettings;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.push.FcmSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The outside as the {@link Lab}'s workers use it: that of a stack which runs. */
final class LabAdapters {

  private LabAdapters() {}

  /**
   * @param environment of the stack
   */
  static AnnotationConfigApplicationContext open(
      Map<String, String> environment, MeterRegistry metrics) {
    var adapters = new AnnotationConfigApplicationContext();
    var database =
        new DatabaseSettings(
            environment.get("DATABASE_URL"),
            environment.get("DATABASE_USER"),
            environment.get("DATABASE_PASSWORD"),
            environment.get("DATABASE_OWNER"),
            environment.get("DATABASE_OWNER_PASSWORD"),
            40);
    var stripeSettings =
        new StripeSettings(
            environment.get("STRIPE_API_BASE"),
            environment.get("STRIPE_API_KEY"),
            List.of("whsec_local"));
    adapters.registerBean(DatabaseSettings.class, () -> database);
    adapters.registerBean(StripeSettings.class, () -> stripeSettings);
    var resendSettings =
        new ResendSettings(
            URI.create(environment.get("RESEND_API_BASE")),
            environment.get("RESEND_API_KEY"),
            "SlotBase <noreply@slotbase.com>");
    adapters.registerBean(ResendSettings.class, () -> resendSettings);
    var fcmSettings = new FcmSettings(URI.create(environment.get("FCM_API_BASE")), "");
    adapters.registerBean(FcmSettings.class, () -> fcmSettings);
    adapters.registerBean(MeterRegistry.class, () -> metrics);
    adapters.register(
        AdaptersConfiguration.class,
        SendingConfiguration.class,
        MailSending.class,
        PushSending.class,
        NotificationCallsImpl.class);
    adapters.refresh();
    return adapters;
  }
}
