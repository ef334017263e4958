package com.slotbase.local.stripe;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a refund when it is made. */
enum RefundOutcome {
  SUCCEEDED,
  PENDING,
  FAILED,
  /** None is made: the account's balance doesn't cover it. */
  INSUFFICIENT_BALANCE;

  static Optional<RefundOutcome> of(String name) {
    return Stream.of(values()).filter(outcome -> outcome.wire().equals(name)).findFirst();
  }

  /** What the card that was charged stands for. */
  static RefundOutcome of(ObjectNode charge) {
    return Charges.paidWith(charge, TestCard.REFUND_PENDING) ? PENDING : SUCCEEDED;
  }

  /** Of a refund that is made, its status, too. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
