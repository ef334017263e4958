package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C3 to the number: how often Stripe is asked, when, under which key, and who hears of it. */
@Timeout(90)
class RefundLadderTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;

  @Test
  void refundThatStripeFails_isAskedForFourTimes_andThenLeftToAPerson() {
    Booking booking = stage.paid();
    stage.refundsAreRefused(booking, 500, 5);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(refund.attempts()).isEqualTo(4);
    assertThat(refund.lastError()).startsWith("An unknown error occurred.");
    // Each failure of Stripe's would be replayed for 24 h.
    assertThat(books.calls(refund)).isEqualTo(keys(refund, 1, 2, 3, 4));
    assertThat(books.alerts(refund)).containsExactly("REFUND_PARKED 4");
    assertThat(books.openCases(booking)).containsExactly("REFUND_PARKED");
    assertThat(books.atStripe(booking)).isEmpty();
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLING);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void callsAfterTheFirst_waitAsLongAsTheStoryWasTold() {
    Booking booking = stage.paid();
    stage.refundsAreRefused(booking, 500, 4);

    stage.cancelled(booking);

    List<Instant> failures = failures(booking);
    assertThat(failures).hasSize(4);
    assertThat(IntStream.range(0, 3).mapToObj(n -> waited(failures, n)))
        .zipSatisfy(
            Lab.REFUND_WAITS,
            (waited, told) -> assertThat(waited).isBetween(told, told.plusSeconds(5)));
  }

  /** Nothing was executed, so nothing is replayed: a new key would only hide what was made. */
  @Test
  void refusalThatIsNotKept_isFollowedByCallsWithTheSameKey() {
    Booking booking = stage.paid();
    stage.refundsAreRefused(booking, 429, 4);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(books.calls(refund)).isEqualTo(keys(refund, 1, 1, 1, 1));
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
  }

  /**
   * The first failure could not be told from a refund that was made, as Stripe could not be read.
   */
  @Test
  void failureThatIsOnlyReplayed_isNoAnswer_andIsFollowedAtOnceByACallWithANewKey() {
    Booking booking = stage.paid();
    stage.refundsAreSeenOnceAndThenNot(booking);
    stage.refundsAreRefused(booking, 500, 1);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(books.calls(refund)).isEqualTo(keys(refund, 1, 1, 2));
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(refund.attempts()).isEqualTo(1);
  }

  @Test
  void insufficientBalance_isToldInStripesWords() {
    Booking booking = stage.paid();
    stage.nextRefundsAre(booking, "insufficient_balance", 4);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(refund.lastError()).contains("balance_insufficient");
    assertThat(books.calls(refund)).isEqualTo(keys(refund, 1, 2, 3, 4));
  }

  @Test
  void refundThatFailsAtOnce_isMadeAnewUnderANewKey() {
    Booking booking = stage.paid();
    stage.nextRefundsAre(booking, "failed", 2);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(refund.attempts()).isEqualTo(2);
    assertThat(refund.lastError()).isNull();
    assertThat(books.calls(refund)).isEqualTo(keys(refund, 1, 2, 3));
    assertThat(books.atStripe(booking))
        .containsExactly("failed 4500", "failed 4500", "succeeded 4500");
    assertThat(books.alerts(refund)).isEmpty();
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLED);
  }

  /** Of what is in the customer's hand, whatever the currency's minor unit is. */
  @ParameterizedTest
  @CsvSource({"10000, EUR, false", "10001, EUR, true", "100, JPY, false", "101, JPY, true"})
  void firstFailure_alertsAboveOneHundred(long minor, String currency, boolean alerts) {
    Booking booking = stage.paid(new Money(minor, currency));
    stage.refundsAreRefused(booking, 500, 1);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(books.alerts(refund)).isEqualTo(alerts ? List.of("REFUND_FAILED 1") : List.of());
    assertThat(books.atStripe(booking)).containsExactly("succeeded " + minor);
  }

  @Test
  void largeRefundThatEndsWithAPerson_alertsAtTheFirstFailureAndAtTheLast() {
    Booking booking = stage.paid(new Money(10001, "EUR"));
    stage.refundsAreRefused(booking, 500, 4);
    double heard = lab.metrics.counter("slotbase.alerts", "kind", "REFUND_FAILED").count();

    stage.cancelled(booking);

    assertThat(books.alerts(stage.refund(booking)))
        .containsExactly("REFUND_FAILED 1", "REFUND_PARKED 4");
    assertThat(lab.metrics.counter("slotbase.alerts", "kind", "REFUND_FAILED").count())
        .isEqualTo(heard + 1);
  }

  /** It will not be made before the dispute is over, however often Stripe is asked. */
  @Test
  void disputedCharge_isLeftToAPersonAtOnce() {
    Booking booking = stage.paid();
    stage.disputed(booking);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(refund.attempts()).isEqualTo(1);
    assertThat(refund.lastError()).contains("charge_disputed");
    assertThat(books.calls(refund)).isEqualTo(keys(refund, 1));
    assertThat(books.alerts(refund)).containsExactly("REFUND_PARKED 1");
  }

  @Test
  void chargeThatIsKnownToBeDisputed_isNotAskedFor() {
    Booking booking = stage.paid();
    stage.told("charge.dispute.created", stage.disputed(booking));

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(books.calls(refund)).isEmpty();
    assertThat(books.alerts(refund)).containsExactly("REFUND_PARKED 0");
  }

  private static List<String> keys(Refund refund, int... generations) {
    return IntStream.of(generations)
        .mapToObj(n -> "refund:" + refund.id() + (n == 1 ? "" : ":" + n))
        .toList();
  }

  private List<Instant> failures(Booking booking) {
    try (Stream<OffsetDateTime> at =
        lab
            .jdbc
            .sql(
                """
                select at from booking_event where booking_id = :id and type = 'refund.failed'
                order by id
                """)
            .param("id", booking.id())
            .query(OffsetDateTime.class)
            .stream()) {
      return at.map(OffsetDateTime::toInstant).toList();
    }
  }

  private static Duration waited(List<Instant> failures, int n) {
    return Duration.between(failures.get(n), failures.get(n + 1));
  }
}
