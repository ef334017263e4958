package com.slotbase.local.issuer;

import java.time.Duration;
import java.util.Optional;

/**
 * What a token is to say. Roles are not checked, so that a token with an unknown one can be made to
 * see it refused.
 *
 * @param sub the person
 * @param role {@code customer}, {@code seller}, {@code staff} or {@code operator}
 * @param seller the seller whose listings {@code seller} and {@code staff} may act on
 * @param expiresIn from now; negative for a token that has run out already
 */
public record TokenRequest(String sub, String role, Optional<String> seller, Duration expiresIn) {
  /** Long enough for a day of trying things out; whoever needs less says so. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofHours(24);

  public TokenRequest {
    if (sub.isBlank() || role.isBlank()) {
      throw new IllegalArgumentException("A token needs a sub and a role.");
    }
  }

  public static TokenRequest of(String sub, String role) {
    return new TokenRequest(sub, role, Optional.empty(), DEFAULT_LIFETIME);
  }

  public TokenRequest forSeller(String name) {
    return new TokenRequest(sub, role, Optional.of(name), expiresIn);
  }

  public TokenRequest expiringIn(Duration duration) {
    return new TokenRequest(sub, role, seller, duration);
  }
}
