package com.slotbase.local.stripe;

import java.util.List;
import java.util.Set;

/** Which ids a caller wants replaced by the objects themselves: {@code expand[]}. */
final class Expansion {
  private Expansion() {}

  /**
   * The properties that are to be expanded.
   *
   * @param expandable all that can be, as the caller has to write them
   */
  static Set<String> of(Form form, String... expandable) {
    List<String> wanted = form.list("expand");
    for (String name : wanted) {
      if (!List.of(expandable).contains(name)) {
        throw StripeError.invalid("expand", "This property cannot be expanded (" + name + ").");
      }
    }
    return Set.copyOf(wanted);
  }
}
