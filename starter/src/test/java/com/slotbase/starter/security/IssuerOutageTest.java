package com.slotbase.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.starter.harness.Issuer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** X1: an issuer that is away shuts nobody out whose key is known, and lets nobody else in. */
class IssuerOutageTest {

  @Test
  void keysFetchedBefore_goOnBeingUsed() throws Exception {
    TokenVerifier verifier;
    String token;
    try (var issuer = new Issuer()) {
      verifier = verifierOf(issuer);
      token = issuer.token(issuer.claims("alice", "customer").build());
      verifier.decode(token);
    }
    assertThat(verifier.decode(token).getSubject()).isEqualTo("alice");
  }

  @Test
  void tokenThatNobodyCanVerify_isRefused() throws Exception {
    TokenVerifier verifier;
    String token;
    try (var issuer = new Issuer()) {
      verifier = verifierOf(issuer);
      token = issuer.token(issuer.claims("alice", "customer").build());
    }
    assertThatThrownBy(() -> verifier.decode(token)).isInstanceOf(BadJwtException.class);
  }

  private static TokenVerifier verifierOf(Issuer issuer) {
    return new TokenVerifier(new TokenSettings(issuer.name(), URI.create(issuer.keysUrl())));
  }
}
