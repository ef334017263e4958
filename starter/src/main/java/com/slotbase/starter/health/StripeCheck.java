package com.slotbase.starter.health;

import com.slotbase.starter.connection.StarterSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether Stripe answers at all: it is asked nothing, without a key. */
@Component
@Order(3)
class StripeCheck implements Check {

  private static final int TIMEOUT_MILLIS = 900;

  private final URI stripe;

  StripeCheck(StarterSettings settings) {
    this.stripe = URI.create(settings.stripe().apiBase());
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public void look() throws IOException {
    var connection = (HttpURLConnection) stripe.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      if (connection.getResponseCode() >= 500) {
        throw new IOException("Stripe answers " + connection.getResponseCode());
      }
    } finally {
      connection.disconnect();
    }
  }
}
