package com.slotbase.starter.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads who it is from a token whose signature, issuer and times are right. */
final class CallerOfToken implements Converter<Jwt, AbstractAuthenticationToken> {

  /** Fits every issuer's ids, the database and a log line. */
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,255}");

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    String sub = name(token.getClaims().get("sub"));
    if (sub == null) {
      throw new InvalidBearerTokenException("The token names nobody");
    }
    Role role =
        Role.of(token.getClaims().get("role"))
            .orElseThrow(() -> new InvalidBearerTokenException("The token has no known role"));
    Object seller = token.getClaims().get("seller");
    if (seller != null && name(seller) == null) {
      throw new InvalidBearerTokenException("The token's seller is not a name");
    }
    return new CallerAuthentication(new Caller(sub, role, name(seller)));
  }

  private static @Nullable String name(@Nullable Object claim) {
    return claim instanceof String text && NAME.matcher(text).matches() ? text : null;
  }
}
