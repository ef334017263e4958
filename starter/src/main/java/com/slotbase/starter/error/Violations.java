package com.slotbase.starter.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that the caller hears all of it at once. */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  public void add(String field, String message) {
    found.add(new Violation(field, message));
  }

  /** Notes a violation unless the rule holds; returns whether it does. */
  public boolean require(boolean rule, String field, String message) {
    if (!rule) {
      add(field, message);
    }
    return rule;
  }

  /** Notes a value that is missing; returns whether it is there. */
  public boolean present(@Nullable Object value, String field) {
    return require(value != null, field, "is required");
  }

  /** Notes a number that is missing or out of its bounds, both of which are inside. */
  public boolean within(@Nullable Number value, long least, long most, String field) {
    return present(value, field)
        && value != null
        && require(
            least <= value.longValue() && value.longValue() <= most,
            field,
            "must be from " + least + " to " + most);
  }

  /**
   * @throws ApiException if anything was noted
   */
  public void refuse() {
    if (!found.isEmpty()) {
      throw ApiException.invalid(found);
    }
  }
}
