package com.slotbase.starter.security;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies tokens: a signature by a key of the issuer, RS256 or ES256 and nothing else; its issuer;
 * an expiry that is still ahead.
 */
final class TokenVerifier implements JwtDecoder {

  private static final Logger log = LoggerFactory.getLogger(TokenVerifier.class);

  private final NimbusJwtDecoder decoder;

  TokenVerifier(TokenSettings settings) {
    var times = new JwtTimestampValidator(Duration.ZERO);
    times.setAllowEmptyExpiryClaim(false);
    decoder =
        NimbusJwtDecoder.withJwkSource(IssuerKeys.at(settings.jwksUrl()))
            .jwsAlgorithms(allowed ->
                allowed.addAll(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(times, new JwtIssuerValidator(settings.issuer())));
  }

  /** A token that can't be verified, for whatever reason, proves nothing: 401 (X1). */
  @Override
  public Jwt decode(String token) {
    try {
      return decoder.decode(token);
    } catch (BadJwtException bad) {
      throw bad;
    } catch (JwtException unverifiable) {
      log.warn("A token could not be verified: {}", unverifiable.getMessage());
      throw new BadJwtException("The token can't be verified now", unverifiable);
    }
  }
}
