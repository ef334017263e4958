package com.slotbase.checker;

import com.slotbase.checker.database.DatabaseAccess;
import com.slotbase.checker.history.TemporalAccess;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.money.StripeAccess;
import java.util.Map;
import java.util.Optional;

/**
 * What is read, and how patiently.
 *
 * @param stripe absent: Stripe's books are left out, and the report says so
 * @param temporal absent: likewise the histories
 */
public record CheckerSettings(
    DatabaseAccess database,
    Optional<StripeAccess> stripe,
    Optional<TemporalAccess> temporal,
    Patience patience) {

  /** The rows alone, of a system that is running. */
  public static CheckerSettings of(DatabaseAccess database) {
    return new CheckerSettings(
        database, Optional.empty(), Optional.empty(), Patience.WHILE_RUNNING);
  }

  /**
   * From {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD}, {@code
   * STRIPE_API_BASE}, {@code STRIPE_API_KEY}, {@code TEMPORAL_ADDRESS} and {@code
   * TEMPORAL_NAMESPACE}; without a key Stripe is left out, and without an address Temporal.
   *
   * @throws IllegalArgumentException with a sentence for people if one is missing
   */
  public static CheckerSettings fromEnvironment(Map<String, String> environment) {
    var database =
        new DatabaseAccess(
            required(environment, "DATABASE_URL"),
            required(environment, "DATABASE_USER"),
            environment.getOrDefault("DATABASE_PASSWORD", ""));
    var stripe =
        given(environment, "STRIPE_API_KEY")
            .map(key ->
                new StripeAccess(
                    given(environment, "STRIPE_API_BASE").orElse("https://api.stripe.com"), key));
    var temporal =
        given(environment, "TEMPORAL_ADDRESS")
            .map(address ->
                new TemporalAccess(
                    address,
                    given(environment, "TEMPORAL_NAMESPACE").orElse("default"),
                    TemporalAccess.USUAL_HISTORIES));
    return new CheckerSettings(database, stripe, temporal, Patience.WHILE_RUNNING);
  }

  public CheckerSettings withStripe(String apiBase, String apiKey) {
    return new CheckerSettings(
        database, Optional.of(new StripeAccess(apiBase, apiKey)), temporal, patience);
  }

  public CheckerSettings withTemporal(String address, String namespace) {
    var access = new TemporalAccess(address, namespace, TemporalAccess.USUAL_HISTORIES);
    return new CheckerSettings(database, stripe, Optional.of(access), patience);
  }

  public CheckerSettings with(Patience other) {
    return new CheckerSettings(database, stripe, temporal, other);
  }

  private static String required(Map<String, String> environment, String setting) {
    return given(environment, setting)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The checker needs to know the database: set %s.".formatted(setting)));
  }

  private static Optional<String> given(Map<String, String> environment, String setting) {
    return Optional.ofNullable(environment.get(setting))
        .map(String::strip)
        .filter(v -> !v.isEmpty());
  }
}
