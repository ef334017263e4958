package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.util.List;

/** What customers do before a test begins: each step has to succeed. They are c0, c1 and so on. */
final class Customers {

  static final String CARD = "4242424242424242";

  private final RunningSystem system;

  Customers(RunningSystem system) {
    this.system = system;
  }

  /** Holds the listing's first hour. */
  Answer hold(String customer, String listing) {
    return hold(customer, listing, 1);
  }

  private Answer hold(String customer, String listing, int hours) {
    Answer held = system.api.hold(customer, listing, RunningSystem.hour(0), hours);
    assertThat(held.status()).isEqualTo(201);
    return held;
  }

  /** Has a PaymentIntent made and pays it. */
  void pay(String customer, String booking) {
    pay(customer, booking, "");
  }

  /**
   * @param range for which the difference is to be paid
   */
  void pay(String customer, String booking, String range) {
    system.stripe.pay(paymentIntent(customer, booking, range), CARD);
  }

  /** Has a PaymentIntent made, or gets the one there is. */
  String paymentIntent(String customer, String booking) {
    return paymentIntent(customer, booking, "");
  }

  private String paymentIntent(String customer, String booking, String range) {
    Answer payment = system.api.payment(customer, booking, range);
    assertThat(payment.status()).isEqualTo(200);
    return payment.text("paymentIntentId");
  }

  /** Holds the listing's first hour and pays it. */
  String paid(String customer, String listing) {
    return paid(customer, listing, 1);
  }

  private String paid(String customer, String listing, int hours) {
    String booking = hold(customer, listing, hours).text("id");
    pay(customer, booking);
    return booking;
  }

  /**
   * As many confirmed bookings, each of its customer, in a listing of their own.
   *
   * @param hours from its first one on, for 45.00 EUR each
   */
  List<String> confirmed(int bookings, int hours) throws Exception {
    String listing = system.api.listing(bookings, true, 300);
    List<String> paid = AtOnce.each(bookings, i -> paid("c" + i, listing, hours));
    AtOnce.each(bookings, i -> system.api.confirm("c" + i, paid.get(i)));
    for (String booking : paid) {
      system.awaitRow(booking, "CONFIRMED");
    }
    return paid;
  }
}
