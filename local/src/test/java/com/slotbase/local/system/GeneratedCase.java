package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.CaseBooks.Agreed;
import com.slotbase.local.system.CaseBooks.Policy;
import com.slotbase.local.system.CaseBooks.Policy.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A booking whose money goes through whatever chance has in store for it: drawn from a seed, played
 * against the running system while Stripe fails every tenth call, healed, and held against its
 * {@link CaseBooks}.
 */
final class GeneratedCase {

  private static final List<Policy> POLICIES =
      List.of(
          new Policy(List.of(new Tier(0, 100)), 0),
          new Policy(List.of(new Tier(48, 100), new Tier(24, 50)), 0),
          new Policy(List.of(new Tier(48, 100), new Tier(24, 33), new Tier(0, 10)), 250),
          new Policy(List.of(new Tier(0, 100)), 1000),
          new Policy(List.of(), 0));

  private static final List<Long> PRICES = List.of(4500L, 999L, 12_000L, 101L);

  private final long seed;
  private final CaseChance chance;
  private final Housekeeping house;
  private final CaseDesk desk;
  private final CaseBooks books;
  private final CaseBank bank;
  private final CaseCustomer customer;
  private final CaseMoves moves;
  private final CaseStaff staff;
  private final Policy policy;
  private final long slotPrice;

  GeneratedCase(long seed, RunningSystem system, Housekeeping house) {
    this.seed = seed;
    this.house = house;
    chance = new CaseChance(seed);
    policy = chance.any(POLICIES);
    slotPrice = chance.any(PRICES);
    int hours = 1 + chance.below(CaseMoves.MOST_HOURS);
    books = new CaseBooks(policy, new Agreed(CaseMoves.anyStart(chance), hours, slotPrice * hours));
    desk = new CaseDesk(system, house, "case-" + seed);
    bank = new CaseBank(chance, system.stripe, desk);
    customer = new CaseCustomer(chance, desk, books);
    moves = new CaseMoves(chance, house, desk, books, customer, slotPrice);
    staff = new CaseStaff(chance, house, desk, books);
  }

  String bookingId() {
    return desk.bookingId();
  }

  /** Fails with the seed and the steps. */
  void play() {
    try {
      begin();
      int steps = 3 + chance.below(8);
      for (int i = 0; i < steps; i++) {
        step();
      }
      heal();
      new CaseCheck(house, desk, books).check();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "Case %d of booking %s; to play it again: -Dcases.seed=%d%n  %s"
              .formatted(seed, desk.bookingId(), seed, String.join("\n  ", desk.diary())),
          e);
    }
  }

  private void begin() {
    desk.hold(desk.listing(slotPrice, policy), books.agreed().start(), books.agreed().hours());
    bank.failByChance(seed);
    if (chance.oneIn(4)) {
      assertThat(desk.confirm(true).status()).isEqualTo(200);
    } else {
      customer.payAndConfirm();
    }
    if (chance.oneIn(8)) {
      letItBegin();
    }
  }

  private void letItBegin() {
    Instant begun = Instant.now().minus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    house.letBegin(desk.bookingId(), Duration.between(begun, books.agreed().start()));
    books.begunAt(begun);
    desk.note("it has begun 20 minutes ago");
  }

  private void step() throws Exception {
    switch (chance.below(20)) {
      case 0 -> customer.cancel();
      case 1 -> cancelAndReinstate();
      case 2 -> customer.cancelAtOnce();
      case 3, 4 -> staff.refundSome();
      case 5 -> staff.refundAsMuchAgain();
      case 6 -> staff.refundAll();
      case 7 -> staff.payOffline();
      case 8 -> bank.dispute();
      case 9 -> bank.closeDisputes();
      case 10 -> bank.failRefundLate();
      case 11 -> bank.payOutPending();
      case 12, 13 -> bank.planRefunds();
      case 14 -> staff.decideOne();
      case 15, 16, 17 -> moves.move();
      case 18 -> moves.letTimeToPayEnd();
      case 19 -> {
        desk.note("wait for what is under way");
        house.awaitRest(desk.bookingId());
      }
      default -> throw new AssertionError();
    }
  }

  /** What is to be given back can't be; a person has the booking stand again, if it may. */
  private void cancelAndReinstate() {
    if (chance.oneIn(2)) {
      bank.dispute();
    } else {
      bank.refuseRefunds();
    }
    customer.cancel();
    house.awaitRest(desk.bookingId());
    staff.reinstate();
  }

  /** Stripe works again, the banks decide, and people see to what was left to them. */
  private void heal() {
    bank.workAgain();
    moves.letTimeToPayEnd();
    for (int round = 1; round <= 12; round++) {
      bank.closeDisputes();
      bank.decidePending();
      house.awaitNews(desk.bookingId());
      house.awaitRest(desk.bookingId());
      if (desk.openCases().isEmpty() && bank.pending().isEmpty()) {
        return;
      }
      staff.decideAll(round >= 8);
    }
    throw new AssertionError("It does not come to rest");
  }
}
