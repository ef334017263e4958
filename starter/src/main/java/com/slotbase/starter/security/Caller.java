package com.slotbase.starter.security;

import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.error.ErrorCode;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as a token of the issuer says.
 *
 * @param sub the person
 * @param seller whose listings a seller or staff may act on; null acts on none
 */
public record Caller(String sub, Role role, @Nullable String seller) implements Serializable {

  /** Whether this is a seller, their staff or an operator, and may act on what the seller sells. */
  public boolean actsFor(String sellerId) {
    return switch (role) {
      case OPERATOR -> true;
      case SELLER, STAFF -> sellerId.equals(seller);
      case CUSTOMER -> false;
    };
  }

  /** The refusal of what a person may see and not do. */
  public static ApiException forbidden() {
    return new ApiException(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }
}
