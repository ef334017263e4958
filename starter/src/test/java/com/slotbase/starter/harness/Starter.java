package com.slotbase.starter.harness;

import com.nimbusds.jose.JOSEException;
import com.slotbase.starter.StarterApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process under test, with its surroundings; Temporal is away. */
public final class Starter implements AutoCloseable {

  public static final String WEBHOOK_SECRET = "whsec_now";
  public static final String OLD_WEBHOOK_SECRET = "whsec_before";
  public static final String RESEND_SECRET = "whsec_bm93bm93bm93";
  public static final String OLD_RESEND_SECRET = "whsec_YmVmb3JlYmVmb3Jl";

  public static final String LISTING =
      """
      {"name":"Court 1","timeZone":"Europe/Madrid",
       "openingHours":[{"days":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"],
         "from":"00:00","to":"24:00"}],
       "slotMinutes":60,"capacity":1,"price":{"minor":4500,"currency":"EUR"},"onlinePayment":true}
      """;

  private final EmbeddedPostgres postgres;
  private final Wire wire;
  private final Issuer issuer;
  private final FakeStripe stripe;
  private final ConfigurableApplicationContext application;

  Starter() throws IOException, JOSEException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    try (Connection admin = postgres.getPostgresDatabase().getConnection();
        Statement sql = admin.createStatement()) {
      sql.execute("create role slotbase_owner login password 'owner'");
      sql.execute("create role slotbase login password 'application'");
      sql.execute("create database slotbase owner slotbase_owner");
    }
    wire = new Wire(postgres.getPort());
    issuer = new Issuer();
    stripe = new FakeStripe();
    application =
        new SpringApplicationBuilder(StarterApplication.class)
            .run(
                "--server.port=0",
                "--DATABASE_URL=jdbc:postgresql://127.0.0.1:" + wire.port() + "/slotbase",
                "--DATABASE_PASSWORD=application",
                "--DATABASE_OWNER_PASSWORD=owner",
                "--TEMPORAL_ADDRESS=127.0.0.1:1",
                "--STRIPE_API_BASE=" + stripe.url(),
                "--STRIPE_WEBHOOK_SECRETS=" + WEBHOOK_SECRET + "," + OLD_WEBHOOK_SECRET,
                "--RESEND_WEBHOOK_SECRET=" + RESEND_SECRET + "," + OLD_RESEND_SECRET,
                "--OIDC_ISSUER=" + issuer.name(),
                "--OIDC_JWKS_URL=" + issuer.keysUrl());
  }

  public int port() {
    return ((WebServerApplicationContext) application).getWebServer().getPort();
  }

  public Issuer issuer() {
    return issuer;
  }

  public FakeStripe stripe() {
    return stripe;
  }

  /** Between the starter and its database. */
  public Wire databaseWire() {
    return wire;
  }

  /** As the owner of the schema, to see and to arrange what the API can't. */
  public JdbcClient database() {
    return JdbcClient.create(ownersDatabase());
  }

  /** A connection of the owner's, for what takes more than one statement; the caller closes it. */
  public Connection connection() throws SQLException {
    return ownersDatabase().getConnection();
  }

  private DataSource ownersDatabase() {
    return postgres.getDatabase("slotbase_owner", "slotbase");
  }

  /** Somebody without a token. */
  public Client stranger() {
    return new Client(URI.create("http://127.0.0.1:" + port()), Map.of());
  }

  public Client customer(String sub) {
    return stranger().withToken(issuer.token(issuer.claims(sub, "customer").build()));
  }

  public Client staffOf(String seller) {
    return stranger()
        .withToken(issuer.token(issuer.claims("staff-1", "staff").claim("seller", seller).build()));
  }

  /** A new listing of the seller {@code acme}: open all day, hourly, 45.00 EUR unless changed. */
  public String listing(UnaryOperator<String> change) {
    return staffOf("acme").post("/v1/listings", change.apply(LISTING)).is(201).at("/id").asString();
  }

  /** Lets the time of a hold, and of its payment, run out. */
  public void expire(String bookingPath) {
    database()
        .sql(
            """
            with late as (update payment set expires_at = now() where booking_id = :id)
            update booking set expires_at = now() where id = :id
            """)
        .param("id", Slots.id(bookingPath))
        .update();
  }

  /** Has a hold confirmed and its price taken, as its story does once Stripe has captured it. */
  public void capture(String bookingPath) {
    database()
        .sql(
            """
            insert into payment (id, booking_id, purpose, amount_minor, currency, status, payment_intent_id, expires_at)
              select 'pay_' || id, id, 'HOLD', price_minor, currency, 'AUTHORIZED', 'pi_' || id, expires_at
              from booking where id = :id
            """)
        .param("id", Slots.id(bookingPath))
        .update();
    database()
        .sql(
            """
            select end_payment(:id, 'pay_' || :id, true)
            from move_booking(:id, 'HELD', 'CONFIRMED', 'ANY', 'booking.confirmed', 'the story', '{}')
            """)
        .param("id", Slots.id(bookingPath))
        .query((row, n) -> "")
        .single();
  }

  /** A new listing whose bookings are paid online. */
  public String pricedListing() {
    return listing(json -> json);
  }

  /** A new listing that needs no payment. */
  public String freeListing() {
    return listing(json -> json.replace("4500", "0"));
  }

  public Client operator() {
    return stranger().withToken(issuer.token(issuer.claims("operator-1", "operator").build()));
  }

  @Override
  public void close() throws IOException {
    application.close();
    stripe.close();
    issuer.close();
    wire.close();
    postgres.close();
  }
}
