package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.payment.OfflinePayment;
import com.slotbase.adapters.payment.OfflinePaymentOutcome;
import com.slotbase.adapters.payment.OfflinePaymentStore;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.CancellationPolicy.Tier;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C1: the steps of the saga, what is on record of each, and where the money ends. */
@Timeout(60)
class CancellationStoryTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;

  @Test
  void everyStep_isInTheTransactionLog_inItsOrder() {
    Booking booking = stage.paid();

    stage.cancelled(booking);

    assertThat(books.log(booking))
        .containsExactly(
            "cancellation mark STARTED",
            "refund record COMPLETED",
            "cancellation mark COMPLETED",
            "cancellation refund STARTED",
            "refund ask Stripe COMPLETED",
            "cancellation refund COMPLETED",
            "cancellation finish STARTED",
            "cancellation finish COMPLETED",
            "cancellation publish COMPLETED");
    assertThat(books.events(booking))
        .containsExactly(
            "booking.cancelling", "refund.requested", "refund.completed", "booking.cancelled");
    assertThat(books.ledger(booking)).isEmpty();
  }

  @Test
  void refundThatCanNotBeMade_isCompensatedByItsCase_beforeAnOperatorDecides() {
    Booking booking = stage.parked();

    stage.decided(booking, OperatorAct.WAIVE);

    assertThat(books.log(booking))
        .containsExactly(
            "cancellation mark STARTED",
            "refund record COMPLETED",
            "cancellation mark COMPLETED",
            "cancellation refund STARTED",
            "refund ask Stripe FAILED",
            "refund ask Stripe FAILED",
            "refund ask Stripe FAILED",
            "refund ask Stripe FAILED",
            "refund park COMPLETED",
            "cancellation refund COMPENSATED",
            "operator act WAIVE STARTED",
            "operator act WAIVE COMPLETED",
            "cancellation refund COMPLETED",
            "cancellation finish STARTED",
            "cancellation finish COMPLETED",
            "cancellation publish COMPLETED");
    assertThat(books.events(booking))
        .containsExactly(
            "booking.cancelling",
            "refund.requested",
            "refund.failed",
            "refund.failed",
            "refund.failed",
            "refund.failed",
            "refund.parked",
            "refund.waived",
            "booking.cancelled");
  }

  @Test
  void whatThePolicyKeeps_isAFee_andTheRestIsGivenBack() {
    Booking booking = stage.paidUnder(new CancellationPolicy(List.of(new Tier(1, 50)), 250));

    stage.cancelled(booking);

    assertThat(books.atStripe(booking)).containsExactly("succeeded 2000");
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 2500L, "FEES", -2500L));
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void policyThatGivesNothing_endsAtOnce_withoutAnyRefund() {
    Booking booking = stage.paidUnder(new CancellationPolicy(List.of(), 0));

    stage.cancelled(booking);

    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.refunds.ofBooking(booking.id())).isEmpty();
    assertThat(books.atStripe(booking)).isEmpty();
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "FEES", -4500L));
  }

  @Test
  void whatWasPaidAtTheDesk_isGivenBackThere_andStripeIsNotAsked() {
    Booking booking = lab.hold(lab.listing(false), Duration.ofMinutes(5));
    assertThat(lab.bookings.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
    paidAtTheDesk(booking, 4500);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.PAID);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(books.calls(refund)).isEmpty();
    assertThat(books.ledger(booking)).isEmpty();
  }

  @Test
  void whatWasPaidInBothWays_goesBackInBothWays() {
    Booking booking = stage.paid();
    paidAtTheDesk(booking, 1000);

    stage.cancelled(booking);

    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
    assertThat(lab.refunds.ofBooking(booking.id()))
        .extracting(refund -> refund.amount().minor())
        .containsExactlyInAnyOrder(4500L, 1000L);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(books.ledger(booking)).isEmpty();
  }

  private void paidAtTheDesk(Booking booking, long minor) {
    var payment =
        new OfflinePayment(
            Ids.offlinePayment(),
            booking.id(),
            new Money(minor, "EUR"),
            OfflinePayment.Method.CASH,
            "till 3",
            "staff-1");
    assertThat(lab.adapter(OfflinePaymentStore.class).record(payment))
        .isInstanceOf(OfflinePaymentOutcome.Recorded.class);
  }
}
