package com.slotbase.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Makes tokens that say who somebody is. The key is kept in the state directory; several processes
 * may open it at once, also the first time, and all sign with the same key.
 */
public final class LocalIssuer {
  private final URI issuer;
  private final RSAKey key;

  private LocalIssuer(URI issuer, RSAKey key) {
    this.issuer = issuer;
    this.key = key;
  }

  /**
   * Opens the key of the state directory, which is made when absent.
   *
   * @param home the state directory, made when absent
   * @param issuer what {@code iss} says: the base URL under which the simulators serve the issuer,
   *     for instance {@code http://127.0.0.1:12111/issuer}
   * @throws IllegalStateException when the key can't be read or written; the message is a sentence
   */
  public static LocalIssuer open(Path home, URI issuer) {
    return new LocalIssuer(issuer, IssuerKey.openOrCreate(home.resolve("issuer")));
  }

  public URI issuer() {
    return issuer;
  }

  /** A token signed with RS256: {@code iss, sub, role, seller?, iat, exp, jti}. */
  public String token(TokenRequest request) {
    Instant now = Instant.now();
    Instant expires = now.plus(request.expiresIn());
    // A token that has run out must look issued before it did, or it is malformed, not expired.
    Instant issued = expires.isAfter(now) ? now : expires.minus(Duration.ofHours(1));
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.toString())
            .subject(request.sub())
            .claim("role", request.role())
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(expires))
            .jwtID(UUID.randomUUID().toString());
    request.seller().ifPresent(seller -> claims.claim("seller", seller));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The token can't be signed.", e);
    }
    return token.serialize();
  }

  /** The public key as a JSON Web Key Set. */
  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }
}
