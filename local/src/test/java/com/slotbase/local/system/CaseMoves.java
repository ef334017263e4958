package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.system.CaseBooks.Agreed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the booking of one case is moved: at once to what costs as much or less, to what is dearer
 * once the difference is paid, or spared by staff; and payments that nobody makes use of.
 */
final class CaseMoves {

  static final List<Integer> HOURS_AHEAD = List.of(5, 30, 60, 100);
  static final int MOST_HOURS = 4;

  private final CaseChance chance;
  private final Housekeeping house;
  private final CaseDesk desk;
  private final CaseBooks books;
  private final CaseCustomer customer;
  private final long slotPrice;

  /** The PaymentIntents of differences that were paid; one may be asked for again. */
  private final Set<String> paid = new HashSet<>();

  /**
   * @param slotPrice of an hour
   */
  CaseMoves(
      CaseChance chance,
      Housekeeping house,
      CaseDesk desk,
      CaseBooks books,
      CaseCustomer customer,
      long slotPrice) {
    this.chance = chance;
    this.house = house;
    this.desk = desk;
    this.books = books;
    this.customer = customer;
    this.slotPrice = slotPrice;
  }

  void move() {
    Agreed to = anyRange();
    boolean staff = chance.oneIn(3);
    if (books.isCancelled() || !staff && books.agreed().hasBegun()) {
      assertThat(desk.reschedule(range(to, ""), staff).status()).isEqualTo(409);
    } else if (to.sameTimeAs(books.agreed())) {
      assertThat(desk.reschedule(range(to, ""), staff).status()).isEqualTo(200);
    } else if (to.price() <= books.agreed().price()) {
      movedAtOnce(to, desk.reschedule(range(to, ""), staff));
    } else if (staff && chance.oneIn(2)) {
      var atThePriceItHas = new Agreed(to.start(), to.hours(), books.agreed().price());
      movedAtOnce(atThePriceItHas, desk.reschedule(range(to, ",\"waive\":true"), true));
    } else if (books.agreed().hasBegun()) {
      assertThat(desk.reschedule(range(to, ""), true).code()).isEqualTo("PAYMENT_REQUIRED");
    } else {
      toDearer(to, staff);
    }
  }

  private Agreed anyRange() {
    int hours = 1 + chance.below(MOST_HOURS);
    return new Agreed(anyStart(chance), hours, slotPrice * hours);
  }

  static Instant anyStart(CaseChance chance) {
    return Instant.now()
        .truncatedTo(ChronoUnit.HOURS)
        .plus(chance.any(HOURS_AHEAD), ChronoUnit.HOURS);
  }

  private static String range(Agreed to, String more) {
    return "{\"start\":\"%s\",\"end\":\"%s\"%s}".formatted(to.start(), to.end(), more);
  }

  private void movedAtOnce(Agreed to, Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    long back = books.moved(to);
    assertThat(books.wanted(desk.refunds(), false)).as("what moving gives back").isEqualTo(back);
  }

  /** The payment may have been asked for and paid before. */
  private void toDearer(Agreed to, boolean staff) {
    String range = range(to, "");
    String intent = desk.paymentIntent(range);
    if (!paid.contains(intent)) {
      Answer unpaid = desk.reschedule(range, staff);
      assertThat(unpaid.status()).isIn(402, 502);
      if (chance.oneIn(3)) {
        desk.note("it is left unpaid");
        return;
      }
      customer.pay(intent);
      paid.add(intent);
    }
    if (chance.oneIn(4)) {
      desk.note("it is left paid");
      return;
    }
    customer.insist("the booking is moved", () -> desk.reschedule(range, staff));
    books.captured(to.price() - books.agreed().price());
    assertThat(books.moved(to)).as("what a dearer range gives back").isZero();
  }

  void letTimeToPayEnd() {
    desk.note("the time to pay is over");
    house.letTimeToPayEnd(desk.bookingId());
  }
}
