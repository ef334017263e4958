package com.slotbase.starter.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person is to us, as the token's claim {@code role} says in lower case. */
public enum Role {
  CUSTOMER,
  /** Acts on the listings of one seller. */
  SELLER,
  /** Works for a seller and acts on the same. */
  STAFF,
  /** Acts on everything. */
  OPERATOR;

  static Optional<Role> of(@Nullable Object claim) {
    return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findAny();
  }

  /** As a token says it. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
