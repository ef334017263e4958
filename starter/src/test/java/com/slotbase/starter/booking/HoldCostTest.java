package com.slotbase.starter.booking;

import static com.slotbase.starter.harness.Slots.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a hold and a confirm cost, counted on the way to PostgreSQL. Temporal is away in both. */
@WithStarter
class HoldCostTest {

  private final Starter starter;

  HoldCostTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void holdWithAKey_isOneRoundTrip() {
    String listing = starter.pricedListing();
    hold(listing, 10);
    int before = starter.databaseWire().roundTrips();
    hold(listing, 11);
    assertThat(starter.databaseWire().roundTrips() - before).isEqualTo(1);
  }

  @Test
  void confirmWithoutPayment_isThreeRoundTrips() {
    String booking = hold(starter.freeListing(), 10);
    int before = starter.databaseWire().roundTrips();
    // Read, compare-and-set, read.
    starter.customer("alice").post(booking + "/confirm").is(200);
    assertThat(starter.databaseWire().roundTrips() - before).isEqualTo(3);
  }

  private String hold(String listing, int hour) {
    Client alice = starter.customer("alice").with("Idempotency-Key", UUID.randomUUID().toString());
    return alice.post("/v1/bookings", wish(listing, hour, hour + 1)).is(201).header("Location");
  }
}
