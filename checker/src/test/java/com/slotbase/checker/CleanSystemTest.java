package com.slotbase.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.checker.world.World;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stories that went as they should break nothing. */
class CleanSystemTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anEmptySystem_breaksNothing() {
    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void storiesThatEndedWell_breakNothing() {
    world.hold();
    world.hold(world.freshSlot(), "key");
    world.requestPayment(world.hold());
    world.confirmed();
    world.confirmedByStaff();
    world.cancelled();
    world.expired();
    world.expiredUnpaid();
    world.cancelledUnpaid();
    world.stripe().open("a booking of somebody else's", 100, "USD");

    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void aSlotThatHoldsTakeOverOneAfterTheOther_isNotShared() {
    var slot = world.freshSlot();
    for (int taken = 0; taken < 3; taken++) {
      world.runOut(world.hold(slot, null), Duration.ofSeconds(1));
    }
    world.hold(slot, null);

    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void whatIsUnderWay_isGivenItsTime() {
    world.runOut(world.hold(), Duration.ofSeconds(30));
    world.authorise(world.hold());

    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest())
        .extracting(violation -> violation.invariant().name())
        .containsExactlyInAnyOrder("hold-is-released", "confirming-ends");
  }
}
