package com.slotbase.starter.harness;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An issuer of tokens with its keys behind a server of its own. */
public final class Issuer implements AutoCloseable {

  private final RSAKey rsa;
  private final ECKey ec;
  private final HttpServer server;

  public Issuer() throws IOException, JOSEException {
    rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    byte[] keys =
        new JWKSet(List.<JWK>of(rsa.toPublicJWK(), ec.toPublicJWK()))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
          }
        });
    server.start();
  }

  public String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/issuer";
  }

  public String keysUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** Claims that are all right, to be spoilt by a test. */
  public JWTClaimsSet.Builder claims(String sub, String role) {
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .subject(sub)
        .claim("role", role)
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(10))));
  }

  public String token(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.RS256, rsa);
  }

  public String tokenOfEllipticCurve(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.ES256, ec);
  }

  /** With any algorithm and key; the key's id goes into the header. */
  public static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWK key) {
    try {
      JWSSigner signer =
          key instanceof RSAKey pair ? new RSASSASigner(pair) : new ECDSASigner(key.toECKey());
      var token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public RSAKey rsa() {
    return rsa;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
