package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** What the customer of one case does: pays, confirms and cancels. */
final class CaseCustomer {

  private static final List<String> CARDS =
      List.of("4242424242424242", "4242424242424242", "4242424242424242", "4000000000007726");

  private final CaseChance chance;
  private final CaseDesk desk;
  private final CaseBooks books;

  CaseCustomer(CaseChance chance, CaseDesk desk, CaseBooks books) {
    this.chance = chance;
    this.desk = desk;
    this.books = books;
  }

  void payAndConfirm() {
    pay(desk.paymentIntent(""));
    insist("the booking is confirmed", () -> desk.confirm(false));
    books.captured(books.agreed().price());
  }

  void pay(String paymentIntent) {
    desk.pay(paymentIntent, chance.any(CARDS));
  }

  /** As a client does that waits for what is under way, and tries again when Stripe fails. */
  void insist(String what, Supplier<Answer> call) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(50))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          Answer answer = call.get();
          assertThat(answer.status()).isIn(200, 202, 502, 503);
          return answer.status() == 200;
        });
  }

  void cancel() {
    boolean stood = !books.isCancelled();
    long back = books.refundOfCancelling();
    assertThat(desk.cancel(chance.oneIn(2)).status()).isIn(200, 202, 503);
    if (stood) {
      begunToCancel(back);
    }
  }

  void cancelAtOnce() throws Exception {
    boolean stood = !books.isCancelled();
    long back = books.refundOfCancelling();
    assertThat(desk.cancelAtOnce(3))
        .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 202, 503));
    if (stood) {
      begunToCancel(back);
    }
  }

  private void begunToCancel(long back) {
    assertThat(books.wanted(desk.refunds(), true)).as("what cancelling gives back").isEqualTo(back);
    books.cancelled();
  }
}
