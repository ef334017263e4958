package com.slotbase.local.stripe;

import java.util.Optional;
import java.util.stream.Stream;

/** Stripe's test cards (docs.stripe.com/testing), as far as SlotBase can tell them apart. */
enum TestCard {
  SUCCEEDS("4242424242424242", "visa"),
  DECLINED("4000000000000002", "visa"),
  NEEDS_AUTHENTICATION("4000002500003155", "visa"),

  /** Stripe's card that attaches but can't be charged; here it authorises but can't be captured. */
  CAPTURE_DECLINED("4000000000000341", "visa"),

  /** Its refunds are pending until they are ordered to succeed. */
  REFUND_PENDING("4000000000007726", "visa"),

  /** Its refunds succeed at first, and are expected to be ordered to fail. */
  REFUND_FAILS("4000000000005126", "visa");

  private final String number;
  private final String brand;

  TestCard(String number, String brand) {
    this.number = number;
    this.brand = brand;
  }

  static Optional<TestCard> of(String number) {
    return Stream.of(values()).filter(card -> card.number.equals(number)).findFirst();
  }

  String brand() {
    return brand;
  }

  String last4() {
    return number.substring(number.length() - 4);
  }
}
