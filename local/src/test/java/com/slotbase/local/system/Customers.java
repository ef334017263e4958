package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import java.util.List;

/** What customers do before a test begins: each step has to succeed. They are c0, c1 and so on. */
final class Customers {

  private static final String CARD = "4242424242424242";

  private final RunningSystem system;

  Customers(RunningSystem system) {
    this.system = system;
  }

  /** Holds the listing's first hour. */
  Answer hold(String customer, String listing) {
    Answer held = system.api.hold(customer, listing, RunningSystem.hour(0), 1);
    assertThat(held.status()).isEqualTo(201);
    return held;
  }

  /** Has a PaymentIntent made and pays it. */
  void pay(String customer, String booking) {
    system.stripe.pay(paymentIntent(customer, booking), CARD);
  }

  /** Has a PaymentIntent made, or gets the one there is. */
  String paymentIntent(String customer, String booking) {
    Answer payment = system.api.payment(customer, booking);
    assertThat(payment.status()).isEqualTo(200);
    return payment.text("paymentIntentId");
  }

  /** Holds and pays. */
  String paid(String customer, String listing) {
    String booking = hold(customer, listing).text("id");
    pay(customer, booking);
    return booking;
  }

  /** As many confirmed bookings of 45.00 EUR, each of its customer, in a listing of their own. */
  List<String> confirmed(int bookings) throws Exception {
    String listing = system.api.listing(bookings, true, 300);
    List<String> paid = AtOnce.each(bookings, i -> paid("c" + i, listing));
    for (String booking : paid) {
      system.awaitRow(booking, "CONFIRMED");
    }
    return paid;
  }
}
