package com.slotbase.starter.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;

/** The issuer's public keys. */
final class IssuerKeys {

  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

  /** The first call of a process waits for this; a busy issuer is not an absent one. */
  private static final int READ_TIMEOUT_MILLIS = 3_000;

  private static final int MAX_BYTES = 64 * 1024;

  /** How soon a key that was withdrawn is no longer accepted. */
  private static final long KEPT_MILLIS = 5 * 60_000L;

  /** Longer than a fetch takes; who waits meanwhile gets what it brings. */
  private static final long WAIT_FOR_FETCH_MILLIS = 5_000;

  /** Tokens with unknown keys can't make us call the issuer more often than twice in this time. */
  private static final long BETWEEN_FETCHES_MILLIS = 10_000;

  private IssuerKeys() {}

  /**
   * Fetched when first needed and kept; a key that is not among them makes them be fetched again.
   * When the issuer is away, those fetched before go on being used, so that who had a token goes on
   * working (X1).
   */
  static JWKSource<SecurityContext> at(URI url) {
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              url.toURL(),
              new DefaultResourceRetriever(CONNECT_TIMEOUT_MILLIS, READ_TIMEOUT_MILLIS, MAX_BYTES))
          .cache(KEPT_MILLIS, WAIT_FOR_FETCH_MILLIS)
          .refreshAheadCache(false)
          .rateLimited(BETWEEN_FETCHES_MILLIS)
          .outageTolerantForever()
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("OIDC_JWKS_URL is not a URL: " + url, e);
    }
  }
}
