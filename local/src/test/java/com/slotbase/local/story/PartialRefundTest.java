package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundStore.Requested;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C4: parts of what was paid are given back, one beside the other, and never more than was. */
@Timeout(60)
class PartialRefundTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;

  @Test
  void equalParts_areRefundsOfTheirOwn_untilNothingIsLeft() {
    Booking booking = stage.paid();
    Refund first = stage.givenBack(booking, 1500);
    Refund second = stage.givenBack(booking, 1500);
    stage.awaitRefund(first, RefundStatus.COMPLETED);
    stage.awaitRefund(second, RefundStatus.COMPLETED);
    assertThat(books.atStripe(booking)).containsExactly("succeeded 1500", "succeeded 1500");
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);

    stage.awaitRefund(stage.givenBack(booking, 1500), RefundStatus.COMPLETED);

    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(lab.refunds.request(booking.id(), new Money(1, "EUR"), "staff-1", null))
        .isEqualTo(new Requested.Exceeds(new Money(0, "EUR")));
    assertThat(books.ledger(booking)).isEmpty();
  }

  @Test
  void partThatStripeDoesNotHeedYet_keepsItsAmount_andNobodyElseWaits() {
    Booking booking = stage.paid();
    stage.refundsAreRefused(booking, 500, 1);
    Refund waiting = stage.givenBackPatiently(booking, 3000);
    stage.awaitRefund(waiting, RefundStatus.FAILED);

    assertThat(lab.refunds.request(booking.id(), new Money(1501, "EUR"), "staff-1", null))
        .isEqualTo(new Requested.Exceeds(new Money(1500, "EUR")));
    stage.awaitRefund(stage.givenBack(booking, 1500), RefundStatus.COMPLETED);

    assertThat(stage.find(waiting).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(books.atStripe(booking)).containsExactly("succeeded 1500");
    lab.allStories.refunds().wake(waiting.id(), "no more than a look", RefundStage.CALL);
    assertThat(books.calls(waiting)).hasSize(1);
  }

  @Test
  void cancellationAfterAPartialRefund_givesBackTheRest() {
    Booking booking = stage.paid();
    stage.awaitRefund(stage.givenBack(booking, 1500), RefundStatus.COMPLETED);

    stage.cancelled(booking);

    assertThat(stage.refund(booking).amount()).isEqualTo(new Money(3000, "EUR"));
    assertThat(books.atStripe(booking)).containsExactly("succeeded 1500", "succeeded 3000");
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }
}
