package com.slotbase.workflows.domain;

/** Whether a booking may be moved to another range, and what that costs or gives back (B7). */
public sealed interface RescheduleVerdict {

  /** It has this range already. */
  record Unchanged() implements RescheduleVerdict {}

  /** It is being moved there already; the money for it is being taken. */
  record UnderWay(String paymentId) implements RescheduleVerdict {}

  /** It can't be moved in the state it is in. */
  record Refused() implements RescheduleVerdict {}

  /** The range has begun. */
  record Past() implements RescheduleVerdict {}

  /** The range costs more than any payment can be. */
  record TooDear() implements RescheduleVerdict {}

  /**
   * At once.
   *
   * @param price what is agreed for the new range
   * @param backMinor what is given back of what was paid
   * @param waivedMinor what staff spare the customer to pay
   */
  record Move(Money price, long backMinor, long waivedMinor) implements RescheduleVerdict {}

  /**
   * Once the difference is paid.
   *
   * @param price what is agreed for the new range then
   */
  record Pay(Money price, Money due) implements RescheduleVerdict {}

  /**
   * Who wants which range.
   *
   * @param staff whether it is wanted for the customer: also a booking that has begun may be moved
   * @param waived whether the price is to stay what it was for a dearer range
   */
  record Wish(TimeRange range, boolean staff, boolean waived) {}

  static RescheduleVerdict on(RescheduleTerms terms, Wish wish) {
    RescheduleTerms.UnderWay underWay = terms.underWay();
    if (underWay != null) {
      return underWay.range().equals(wish.range())
          ? new UnderWay(underWay.paymentId())
          : new Refused();
    }
    if (terms.status() != BookingStatus.CONFIRMED) {
      return new Refused();
    }
    if (terms.range().equals(wish.range())) {
      return new Unchanged();
    }
    if (!terms.at().isBefore(wish.staff() ? terms.range().end() : terms.range().start())) {
      return new Refused();
    }
    if (!wish.range().start().isAfter(terms.at())) {
      return new Past();
    }
    Money price = terms.priceOf(wish.range());
    if (price.minor() > Money.MOST_MINOR) {
      return new TooDear();
    }
    long due = price.minor() - terms.price().minor();
    if (due <= 0) {
      return new Move(price, terms.backMinor(price), 0);
    }
    if (wish.waived()) {
      return new Move(terms.price(), 0, due);
    }
    // What isn't paid online is settled where the booking is used.
    return terms.paymentRequired()
        ? new Pay(price, new Money(due, price.currency()))
        : new Move(price, 0, 0);
  }
}
