package com.slotbase.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.checker.world.MoneyBack;
import com.slotbase.checker.world.Moves;
import com.slotbase.checker.world.ToldStory;
import com.slotbase.checker.world.World;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void peopleWhoWaitedAsTheyShould_breakNothing() {
    var waiters = world.waiters();
    waiters.waiting("bea");
    waiters.offered("bea");
    waiters.accepted("bea");
    waiters.declined("bea");
    waiters.lapsed("bea");
    waiters.booked("bea");
    waiters.left();

    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void moneyThatWentBackAsItShould_breaksNothing() {
    MoneyBack money = world.moneyBack();
    money.cancelled(world.confirmed());
    money.made(money.request(world.confirmed().bookingId(), 100), true);
    money.made(money.request(world.confirmed().bookingId(), 100), false);
    Payment twice = world.confirmed();
    money.made(money.request(twice.bookingId(), 100), true);
    money.made(money.request(twice.bookingId(), 100), true);
    String paidInCash = world.confirmedByStaff();
    money.paidInCash(paidInCash, 2000);
    money.request(paidInCash, 500);
    money.cancelling(paidInCash);
    money.settleCancellation(paidInCash);
    String unpaid = world.confirmedByStaff();
    money.cancelling(unpaid);
    money.settleCancellation(unpaid);
    for (OperatorAct act : OperatorAct.values()) {
      Refund refund = money.waiting(world.confirmed());
      money.decide(refund, act);
      if (act == OperatorAct.RETRY) {
        money.made(refund, true);
      }
      money.settleCancellation(refund.bookingId());
    }
    money.waiting(world.confirmed());
    money.failedLate(money.cancelled(world.confirmed()));
    money.madeByHand(world.confirmed(), 100);

    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest()).isEmpty();
  }

  /** C6: what is kept of a cancelled booking is a fee until it is promised to its customer. */
  @ParameterizedTest
  @EnumSource(value = OperatorAct.class, mode = EnumSource.Mode.EXCLUDE, names = "RETRY")
  void refundsBesideACancellation_areOwedUntilTheyAreMadeOrWaived(OperatorAct act) {
    MoneyBack money = world.moneyBack();
    Payment payment = world.confirmed();
    String booking = payment.bookingId();
    world.owner(
        """
        update booking set cancellation_policy = '{"tiers":[{"hoursBefore":0,"percent":50}],"feeMinor":0}'
        """);
    Refund before = money.parked(money.request(booking, 300));
    Refund waived = money.parked(money.request(booking, 200));
    Refund itsOwn = money.waiting(payment);
    assertThat(world.check()).isEmpty();

    money.decide(waived, OperatorAct.WAIVE);
    Refund ofWhatWasKept = money.request(booking, 700);
    assertThat(world.check()).isEmpty();
    money.made(ofWhatWasKept, true);
    assertThat(world.check()).isEmpty();

    money.decide(itsOwn, act);
    money.settleCancellation(booking);
    money.decide(before, OperatorAct.MARK_REFUNDED);
    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void bookingsThatWereMovedAsTheyShould_breakNothing() {
    Moves moves = world.moves();
    String twice = moves.moved();
    moves.move(twice, world.freshSlot());
    moves.wanted();
    moves.authorised();
    moves.refused();
    moves.unused();
    moves.needless();
    Payment longer = moves.paid();
    moves.move(longer.bookingId(), world.freshSlot());
    world.moneyBack().cancelled(world.confirmed());

    assertThat(world.check()).isEmpty();
    moves.moving();
    assertThat(world.check()).isEmpty();
  }

  @Test
  void aSlotThatWasLeftByAMove_isNotShared() {
    var slot = world.freshSlot();
    for (int taken = 0; taken < 3; taken++) {
      String booking = world.hold(slot, null);
      world.confirmByStaff(booking);
      world.moves().move(booking, world.freshSlot());
    }

    assertThat(world.checkAtRest()).isEmpty();
  }

  @Test
  void aBookingThatIsCancelledAgain_breaksNothing() {
    Payment payment = world.confirmed();
    world.moneyBack().decide(world.moneyBack().waiting(payment), OperatorAct.REINSTATE);
    world.moneyBack().cancelled(payment);

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
    Refund made = world.moneyBack().cancelled(world.confirmed());
    world.tell(
        ToldStory.ofRefund(made.id())
            .sawRefund("PENDING", false)
            .heardOfRefund(made.stripeRefundId())
            .sawRefund("COMPLETED", true)
            .completed());
    world.tell(
        ToldStory.ofCancellation(made.bookingId())
            .sawCancellation("CANCELLING", "PENDING")
            .sawCancellation("CANCELLED")
            .completed());
    Refund parked = world.moneyBack().waiting(world.confirmed());
    world.tell(
        ToldStory.ofRefund(parked.id())
            .sawRefund("PENDING", false)
            .sawRefund("PENDING_MANUAL", false)
            .completed());
    world.tell(
        ToldStory.ofCancellation(parked.bookingId())
            .sawCancellation("CANCELLING", "PENDING_MANUAL"));
    Payment moved = world.moves().paid();
    world.tell(
        ToldStory.ofMove(moved.id())
            .sawMove("WAITING", true)
            .sawMove("MOVING", true)
            .heard("CapturePayment", "paymentCaptured", moved.id(), moved.paymentIntentId())
            .sawMove("MOVED", false)
            .completed());
    Payment unused = world.moves().unused();
    world.tell(
        ToldStory.ofMove(unused.id())
            .sawMove("WAITING", true)
            .heard("VoidPayment", "paymentVoided", unused.id(), "")
            .sawMove("WAITING", false)
            .completed());
    world.tell(ToldStory.ofMove(world.moves().wanted().id()).due(Instant.now().plusSeconds(300)));
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
                world.moves().paid();
                world.moves().refused();
                world.moneyBack().cancelled(world.confirmed());
                world.moneyBack().failedLate(world.moneyBack().cancelled(world.confirmed()));
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
    world.moves().moving();

    assertThat(world.check()).isEmpty();
    assertThat(world.checkAtRest())
        .extracting(violation -> violation.invariant().name())
        .containsExactlyInAnyOrder("hold-is-released", "confirming-ends", "move-ends");
  }
}
