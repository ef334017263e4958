package com.slotbase.starter.connection;

import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.adapters.payment.StripeSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the environment says.
 *
 * @param resendWebhookSecret each is tried, so that one can follow the other
 * @param hold how long a listing without a hold time of its own is held
 * @param refundRetry the waits between the calls of Stripe for a refund (C3)
 */
@ConfigurationProperties("slotbase")
public record StarterSettings(
    DatabaseSettings database,
    TemporalSettings temporal,
    StripeSettings stripe,
    List<String> resendWebhookSecret,
    Duration hold,
    List<Duration> refundRetry) {

  public StarterSettings {
    if (hold.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("SLOTBASE_HOLD is at least a second: " + hold);
    }
  }

  /**
   * @param address host and port
   */
  public record TemporalSettings(String address, String namespace) {}
}
