package com.slotbase.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a stack are, whether they run or not.
 *
 * @param temporal host and port
 * @param temporalUi absent for a server of someone else's whose UI was not named
 * @param temporalMetrics absent for a server of someone else's
 * @param database a JDBC URL
 */
public record Urls(
    String api,
    String temporal,
    @Nullable String temporalUi,
    @Nullable String temporalMetrics,
    String database,
    String stripe,
    String resend,
    String fcm,
    String issuer) {

  static Urls of(StackSettings settings) {
    var environment = settings.environment();
    return new Urls(
        "http://127.0.0.1:" + settings.port(Port.API),
        setting(environment.get("TEMPORAL_ADDRESS")),
        environment.get("TEMPORAL_UI_URL"),
        settings.startsItself(Part.TEMPORAL)
            ? "http://127.0.0.1:" + settings.port(Port.TEMPORAL_METRICS) + "/metrics"
            : null,
        setting(environment.get("DATABASE_URL")),
        setting(environment.get("STRIPE_API_BASE")),
        setting(environment.get("RESEND_API_BASE")),
        setting(environment.get("FCM_API_BASE")),
        setting(environment.get("OIDC_ISSUER")));
  }

  private static String setting(@Nullable String value) {
    if (value == null) {
      throw new IllegalStateException("A stack's environment has every address");
    }
    return value;
  }
}
