package com.slotbase.adapters.booking;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.adapters.database.Rival;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.workflows.domain.Listing;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C8, for what is one statement without a transaction of ours. */
class HoldConflictTest {

  private final TestDatabase database = TestDatabase.shared();
  private final Bookings bookings = new Bookings();

  @Test
  @Timeout(60)
  void holdUndoneByADeadlock_isMadeAtTheNextTry() throws Exception {
    Listing listing = bookings.listing(1, true);
    String caller = "caller-" + UUID.randomUUID();
    var request =
        new HoldRequest(
            UUID.randomUUID().toString(),
            caller,
            caller,
            listing,
            SLOT,
            1,
            FIVE_MINUTES,
            new IdempotencyKey(caller, "/v1/bookings", "key", new byte[] {1}));
    long deadlocks = database.deadlocks();
    try (var gate = new Rival(database);
        var rival = new Rival(database)) {
      rival.runs(
          """
          insert into slot_claim (booking_id, listing_id, unit, period)
          values ('rival', '%s', 1, tstzrange('%s', '%s'))
          """
              .formatted(listing.id(), SLOT.start(), SLOT.end()));
      gate.runs("insert into person (id) values ('%s')".formatted(caller));
      CompletableFuture<HoldOutcome> hold =
          CompletableFuture.supplyAsync(() -> bookings.holds.hold(request));
      // The hold has its key's record and waits for its person; the rival waits for that record.
      gate.isWaitedFor();
      CompletableFuture<Void> rivalsEnd =
          rival
              .waits(
                  """
                  insert into idempotency_record (caller, path, key, request_hash, lease_until)
                  values ('%s', '/v1/bookings', 'key', '', now())
                  """
                      .formatted(caller))
              .thenRun(rival::rollback);
      // From here on the hold goes for the slot, which is the rival's.
      gate.rollback();
      assertThat(hold.get(30, TimeUnit.SECONDS)).isInstanceOf(HoldOutcome.Held.class);
      rivalsEnd.get();
    }
    await().until(() -> database.deadlocks() == deadlocks + 1);
  }
}
