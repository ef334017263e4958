package com.slotbase.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.slotbase.starter.harness.Issuer;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** X1: only a token that the issuer signed, for now, for somebody with a role, gets in. */
@WithStarter
class TokenTest {

  private static final String SOMEWHERE = "/v1/nowhere";

  private final Starter starter;
  private final Issuer issuer;

  TokenTest(Starter starter) {
    this.starter = starter;
    this.issuer = starter.issuer();
  }

  @Test
  void goodToken_getsIn() {
    accepted(issuer.token(issuer.claims("alice", "customer").build()));
  }

  @Test
  void tokenOfEllipticCurve_getsIn() {
    accepted(issuer.tokenOfEllipticCurve(issuer.claims("alice", "customer").build()));
  }

  @Test
  void noToken_isUnauthorized() {
    var answer = starter.stranger().get(SOMEWHERE).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a b", "Bearer x.y.z", "Basic YTpi"})
  void malformedHeader_isUnauthorized(String header) {
    starter
        .stranger()
        .with("Authorization", header)
        .get(SOMEWHERE)
        .isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
  }

  @Test
  void unsignedToken_isRefused() {
    refused(new PlainJWT(issuer.claims("alice", "operator").build()).serialize());
  }

  @Test
  void tokenSignedWithThePublicKeyAsASecret_isRefused() throws Exception {
    var claims = issuer.claims("alice", "operator").build();
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), claims);
    token.sign(
        new MACSigner(new SecretKeySpec(issuer.rsa().toRSAPublicKey().getEncoded(), "HmacSHA256")));
    refused(token.serialize());
  }

  @Test
  void tokenOfAnotherKey_isRefused() throws Exception {
    var stranger = new RSAKeyGenerator(2048).keyID("rsa").generate();
    refused(
        Issuer.signed(issuer.claims("alice", "operator").build(), JWSAlgorithm.RS256, stranger));
  }

  @Test
  void tokenOfAnUnknownKey_isRefused() throws Exception {
    var stranger = new RSAKeyGenerator(2048).keyID("other").generate();
    refused(
        Issuer.signed(issuer.claims("alice", "operator").build(), JWSAlgorithm.RS256, stranger));
  }

  @Test
  void tokenWithAnotherAlgorithm_isRefused() {
    refused(
        Issuer.signed(
            issuer.claims("alice", "customer").build(), JWSAlgorithm.PS256, issuer.rsa()));
  }

  @Test
  void forgedClaims_areRefused() {
    String[] parts = issuer.token(issuer.claims("alice", "customer").build()).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims.replace("customer", "operator").getBytes(StandardCharsets.UTF_8));
    refused(parts[0] + "." + forged + "." + parts[2]);
  }

  @ParameterizedTest
  @MethodSource
  void spoiltClaims_areRefused(UnaryOperator<JWTClaimsSet.Builder> spoil) {
    refused(issuer.token(spoil.apply(issuer.claims("alice", "customer")).build()));
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> spoiltClaims_areRefused() {
    return Stream.of(
        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))),
        claims -> claims.expirationTime(null),
        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(30))),
        claims -> claims.issuer("https://elsewhere.example"),
        claims -> claims.issuer(null),
        claims -> claims.subject(null),
        claims -> claims.subject(""),
        claims -> claims.subject("two words"),
        claims -> claims.subject("a".repeat(256)),
        claims -> claims.claim("role", null),
        claims -> claims.claim("role", "admin"),
        claims -> claims.claim("role", "CUSTOMER"),
        claims -> claims.claim("role", List.of("customer")),
        claims -> claims.claim("seller", 7));
  }

  @ParameterizedTest
  @CsvSource({"customer", "seller", "staff", "operator"})
  void everyRole_getsIn(String role) {
    accepted(issuer.token(issuer.claims("somebody", role).build()));
  }

  @Test
  void answers_setNoCookie() {
    var answer = starter.customer("alice").get(SOMEWHERE);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  /** What is not there is told only to who got in. */
  private void accepted(String token) {
    starter.stranger().withToken(token).get(SOMEWHERE).isProblem(ErrorCode.ENDPOINT_NOT_FOUND);
  }

  private void refused(String token) {
    starter.stranger().withToken(token).get(SOMEWHERE).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
  }
}
