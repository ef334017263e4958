package com.slotbase.worker;

import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.email.ResendSettings;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.push.FcmSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What the environment says; see docs/settings.md. */
@ConfigurationProperties("slotbase")
record WorkerSettings(
    DatabaseSettings database, StripeSettings stripe, ResendSettings resend, FcmSettings fcm) {}
