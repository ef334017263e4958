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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process under test, with its surroundings; Temporal is away. */
public final class Starter implements AutoCloseable {

  public static final String WEBHOOK_SECRET = "whsec_now";
  public static final String OLD_WEBHOOK_SECRET = "whsec_before";

  private final EmbeddedPostgres postgres;
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
    issuer = new Issuer();
    stripe = new FakeStripe();
    application =
        new SpringApplicationBuilder(StarterApplication.class)
            .run(
                "--server.port=0",
                "--DATABASE_URL=jdbc:postgresql://localhost:" + postgres.getPort() + "/slotbase",
                "--DATABASE_PASSWORD=application",
                "--DATABASE_OWNER_PASSWORD=owner",
                "--TEMPORAL_ADDRESS=127.0.0.1:1",
                "--STRIPE_API_BASE=" + stripe.url(),
                "--STRIPE_WEBHOOK_SECRETS=" + WEBHOOK_SECRET + "," + OLD_WEBHOOK_SECRET,
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

  /** As the owner of the schema, to see and to arrange what the API can't. */
  public JdbcClient database() {
    return JdbcClient.create(postgres.getDatabase("slotbase_owner", "slotbase"));
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

  public Client operator() {
    return stranger().withToken(issuer.token(issuer.claims("operator-1", "operator").build()));
  }

  @Override
  public void close() throws IOException {
    application.close();
    stripe.close();
    issuer.close();
    postgres.close();
  }
}
