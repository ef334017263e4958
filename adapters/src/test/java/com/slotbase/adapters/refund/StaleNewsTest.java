package com.slotbase.adapters.refund;

import static com.slotbase.adapters.refund.StripeRefund.Status.FAILED;
import static com.slotbase.adapters.refund.StripeRefund.Status.PENDING;
import static com.slotbase.adapters.refund.StripeRefund.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.payment.Disputes;
import com.slotbase.adapters.payment.StripeDispute;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** W4, C4: what Stripe showed before something was decided may be heard of later. */
class StaleNewsTest {

  private final Refunds refunds = new Refunds();
  private final Refund refund = refunds.request(1000);
  private final String atStripe = "re_" + UUID.randomUUID();

  @Test
  void whatWasReadBeforeItCameBack_changesNothing() {
    refunds.settle(refund, new RefundNews.Accepted(atStripe, true));
    refunds.report(refund, atStripe, FAILED);
    assertStatus(RefundStatus.PENDING_MANUAL);

    refunds.report(refund, atStripe, SUCCEEDED);
    refunds.report(refund, atStripe, PENDING);

    assertStatus(RefundStatus.PENDING_MANUAL);
    assertThat(events()).containsOnlyOnce("refund.returned", "refund.completed");
    assertThat(
            refunds.texts(
                "select subject_id from operator_case where kind = 'REFUND_NOT_OURS' and booking_id = :id",
                refunds.booking.id()))
        .isEmpty();
  }

  @Test
  void answerThatIsNotedAfterTheNewsOfItsFailure_isNoRefund() {
    refunds.report(refund, atStripe, FAILED);

    refunds.settle(refund, new RefundNews.Accepted(atStripe, true));

    assertStatus(RefundStatus.PENDING);
    assertThat(events()).doesNotContain("refund.completed");
    refunds.settle(refund, new RefundNews.Accepted("re_" + UUID.randomUUID(), true));
    assertStatus(RefundStatus.COMPLETED);
  }

  @Test
  void disputeThatWasReadBeforeItWasDecided_changesNothing() {
    noteDispute(true);
    assertThat(isDisputed()).isTrue();
    noteDispute(false);
    noteDispute(true);
    noteDispute(false);

    assertThat(isDisputed()).isFalse();
    assertThat(events()).containsOnlyOnce("payment.disputed", "payment.dispute_won");
  }

  @Test
  void disputeOfWhichOnlyTheDecisionWasHeard_isDecided() {
    noteDispute(false);
    noteDispute(true);

    assertThat(isDisputed()).isFalse();
  }

  private void noteDispute(boolean open) {
    var settings = new StripeSettings("http://127.0.0.1:1", "sk_test_local", List.of());
    new Disputes(refunds.bookings.jdbc, settings)
        .note(new StripeDispute("dp_" + atStripe, refunds.intent, refund.amount(), open, false));
  }

  private boolean isDisputed() {
    return !refunds
        .texts(
            "select id from payment where booking_id = :id and disputed_at is not null",
            refunds.booking.id())
        .isEmpty();
  }

  private List<String> events() {
    return refunds.bookings.events(refunds.booking.id());
  }

  private void assertStatus(RefundStatus status) {
    assertThat(refunds.find(refund).status()).isEqualTo(status);
  }
}
