package com.slotbase.adapters.notification;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.person.Person;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.workflows.domain.Booking;
import java.util.UUID;

/** People who have an address. */
final class Reachable {

  private Reachable() {}

  /**
   * Makes a booking one of somebody who can be told of it.
   *
   * @return who that is
   */
  static String customerOf(Booking booking, Bookings bookings) {
    String customer = UUID.randomUUID().toString();
    new PersonStore(bookings.jdbc)
        .save(new Person(customer, customer + "@example.com", null, "en"));
    bookings
        .jdbc
        .sql("update booking set customer_id = :customer where id = :id")
        .param("customer", customer)
        .param("id", booking.id())
        .update();
    return customer;
  }
}
