package com.slotbase.starter.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C8 over HTTP: what a caller hears when PostgreSQL undoes its call for another's sake. */
@WithStarter
class ConflictTest {

  private final Starter starter;

  ConflictTest(Starter starter) {
    this.starter = starter;
  }

  @AfterEach
  void endConflicts() {
    starter
        .database()
        .sql(
            """
            drop trigger if exists conflict on booking_event;
            drop trigger if exists conflict on listing;
            drop function if exists undo;
            drop sequence if exists conflicts;
            """)
        .update();
  }

  @Test
  void conflictThatPasses_isNotHeardOf() {
    String listing = starter.freeListing();
    Client alice = starter.customer("alice");
    conflicts("booking_event", "40P01", 2);
    String booking = Slots.held(alice, listing, 0);
    conflicts("booking_event", "40001", 2);
    alice.post(booking + "/confirm").is(200);
  }

  @Test
  void conflictThatStays_isAFault_andNothingWasDone() {
    String listing = starter.freeListing();
    conflicts("booking_event", "40P01", 3);
    Client alice = starter.customer("alice");
    alice
        .post("/v1/bookings", Slots.wish(listing, 0, 1))
        .isProblem(ErrorCode.INTERNAL_SERVER_ERROR);
    Slots.held(alice, listing, 0);
  }

  @Test
  void callWithAKey_isDoneAgainAsAWhole_andAnsweredOnce() {
    Client staff = starter.staffOf("acme").with("Idempotency-Key", UUID.randomUUID().toString());
    conflicts("listing", "40001", 2);
    Answer made = staff.post("/v1/listings", Starter.LISTING).is(201);
    Answer again = staff.post("/v1/listings", Starter.LISTING).is(201);
    assertThat(again.text()).isEqualTo(made.text());
    starter.customer("alice").get(made.header("Location")).is(200);
  }

  @Test
  void callWithAKeyWhoseConflictStays_isAFault_andItsKeyIsFree() {
    Client staff = starter.staffOf("acme").with("Idempotency-Key", UUID.randomUUID().toString());
    conflicts("listing", "40001", 3);
    staff.post("/v1/listings", Starter.LISTING).isProblem(ErrorCode.INTERNAL_SERVER_ERROR);
    staff.post("/v1/listings", Starter.LISTING).is(201);
  }

  /** The next so many inserts are undone; a sequence counts them, as it is not undone itself. */
  private void conflicts(String table, String sqlState, int times) {
    endConflicts();
    starter
        .database()
        .sql(
            """
            create sequence conflicts;
            grant usage on conflicts to slotbase;
            create or replace function undo() returns trigger language plpgsql as $$
            begin
              if nextval('conflicts') <= tg_argv[0]::integer then
                raise exception 'Undone for the sake of another' using errcode = tg_argv[1];
              end if;
              return new;
            end $$;
            create trigger conflict before insert on %s for each row execute function undo(%d, '%s');
            """
                .formatted(table, times, sqlState))
        .update();
  }
}
