package com.slotbase.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.slotbase.local.simulator.SimulatorSettings;
import com.slotbase.local.simulator.Simulators;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class LocalIssuerTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/none");
  private static final URI ISSUER = URI.create("http://127.0.0.1:12111/issuer");

  @TempDir Path home;

  @Test
  void token_verifiesAgainstTheServedKeys() throws Exception {
    try (Simulators simulators = simulators()) {
      String token =
          LocalIssuer.open(home, simulators.issuer())
              .token(TokenRequest.of("anna", "staff").forSeller("acme"));

      JWTClaimsSet claims = verify(token, simulators.issuer());

      assertThat(claims.getIssuer()).isEqualTo(simulators.issuer().toString());
      assertThat(claims.getSubject()).isEqualTo("anna");
      assertThat(claims.getStringClaim("role")).isEqualTo("staff");
      assertThat(claims.getStringClaim("seller")).isEqualTo("acme");
      assertThat(claims.getJWTID()).isNotBlank();
      assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
    }
  }

  @Test
  void discovery_isEnoughForAResourceServer() {
    try (Simulators simulators = simulators()) {
      String token =
          LocalIssuer.open(home, simulators.issuer()).token(TokenRequest.of("alice", "customer"));

      var jwt = JwtDecoders.fromIssuerLocation(simulators.issuer().toString()).decode(token);

      assertThat(jwt.getSubject()).isEqualTo("alice");
      assertThat(jwt.hasClaim("seller")).isFalse();
    }
  }

  @Test
  void issuerCanBeDown_likeAnyVendor() throws Exception {
    try (Simulators simulators = simulators();
        HttpClient client = HttpClient.newHttpClient()) {
      String fault = "{\"path\":\"/.well-known/jwks.json\",\"kind\":\"error\",\"status\":503}";
      client.send(
          HttpRequest.newBuilder(URI.create(simulators.issuer() + "/_sim/faults"))
              .POST(HttpRequest.BodyPublishers.ofString(fault))
              .build(),
          HttpResponse.BodyHandlers.discarding());

      assertThat(keys(client, simulators)).isEqualTo(503);
      assertThat(keys(client, simulators)).isEqualTo(200);
    }
  }

  private static int keys(HttpClient client, Simulators simulators) throws Exception {
    URI keys = URI.create(simulators.issuer() + "/.well-known/jwks.json");
    return client
        .send(HttpRequest.newBuilder(keys).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void tokenThatRanOut_isExpiredRatherThanMalformed() throws Exception {
    try (Simulators simulators = simulators()) {
      String token =
          LocalIssuer.open(home, simulators.issuer())
              .token(TokenRequest.of("alice", "customer").expiringIn(Duration.ofHours(-2)));

      assertThatThrownBy(() -> verify(token, simulators.issuer()))
          .isInstanceOf(BadJWTException.class)
          .hasMessageContaining("Expired");
    }
  }

  @Test
  void openedManyTimesAtOnce_hasOneKey() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var keys =
          threads
              .invokeAll(
                  Collections.<Callable<String>>nCopies(
                      8, () -> LocalIssuer.open(home, ISSUER).publicKeys().toString()))
              .stream()
              .map(Future::resultNow)
              .distinct();

      assertThat(keys).hasSize(1);
    }
    try (var files = Files.list(home.resolve("issuer"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void servedKeys_haveNoPrivatePart() {
    assertThat(LocalIssuer.open(home, ISSUER).publicKeys().toString(true)).doesNotContain("\"d\"");
  }

  private Simulators simulators() {
    return Simulators.start(
        new SimulatorSettings(0, home, NOWHERE, "whsec_test", NOWHERE, "whsec_bG9jYWw="));
  }

  private static JWTClaimsSet verify(String token, URI issuer) throws Exception {
    var keys =
        JWKSourceBuilder.create(URI.create(issuer + "/.well-known/jwks.json").toURL()).build();
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    return processor.process(token, null);
  }
}
