package com.slotbase.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.checker.world.ToldStory;
import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
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
    world.checkedIn();
    world.missed();
    world.completed();
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
  void storiesThatTellWhatTheRowsTell_breakNothing() {
    Payment paid = world.confirmed();
    world.tell(
        new ToldStory(paid.bookingId())
            .saw("CONFIRMING", true)
            .heard("CapturePayment", "paymentCaptured", paid.id(), paid.paymentIntentId())
            .saw("CONFIRMED", false)
            .completed());
    Payment unpaid = world.expiredUnpaid();
    world.tell(
        new ToldStory(unpaid.bookingId())
            .saw("EXPIRED", true)
            .heard("VoidPayment", "paymentVoided", unpaid.id(), "")
            .saw("EXPIRED", false)
            .completed());
    world.tell(new ToldStory(world.hold()).due(Instant.now().plusSeconds(300)));
    world.tell(new ToldStory(world.cancelled()).due(Instant.now().plusSeconds(300)));
    world.tell(new ToldStory("a booking of somebody else's").saw("CONFIRMED", false).completed());

    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void aSystemInFullUse_givesNoFalseAlarm() throws InterruptedException {
    var stopped = new AtomicBoolean();
    Thread use =
        Thread.ofPlatform()
            .start(() -> {
              while (!stopped.get()) {
                world.confirmed();
                world.expiredUnpaid();
                world.cancelledUnpaid();
              }
            });
    try {
      for (int look = 0; look < 10; look++) {
        assertThat(world.check()).isEmpty();
      }
    } finally {
      stopped.set(true);
      use.join();
    }
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
