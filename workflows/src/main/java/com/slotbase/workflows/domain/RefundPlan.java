package com.slotbase.workflows.domain;

import java.util.ArrayList;
import java.util.List;

/** Which payments an amount is given back from. */
public final class RefundPlan {

  private RefundPlan() {}

  /**
   * @param source where it came from
   * @param minor positive, in minor units
   */
  public record Part(RefundSource source, long minor) {}

  /**
   * From one payment if any has enough, as one refund is easier to follow than two; else from as
   * many as it takes, in their order.
   *
   * @return parts that add up to the amount, or to less when there is not as much
   */
  public static List<Part> split(List<RefundSource> sources, long amountMinor) {
    for (RefundSource source : sources) {
      if (amountMinor > 0 && source.availableMinor() >= amountMinor) {
        return List.of(new Part(source, amountMinor));
      }
    }
    var parts = new ArrayList<Part>();
    long left = amountMinor;
    for (RefundSource source : sources) {
      long minor = Math.min(left, source.availableMinor());
      if (minor > 0) {
        parts.add(new Part(source, minor));
        left -= minor;
      }
    }
    return parts;
  }
}
