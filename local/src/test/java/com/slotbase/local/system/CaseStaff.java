package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.system.CaseBooks.Fate;
import com.slotbase.local.system.CaseDesk.OpenCase;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What staff and operators do in one case: take cash, give back, and decide about parked money. */
final class CaseStaff {

  private static final List<String> ACTS =
      List.of("retry", "retry", "mark-refunded", "waive", "reinstate");
  private static final List<String> LAST_RESORTS = List.of("mark-refunded", "waive");

  private final CaseChance chance;
  private final Housekeeping house;
  private final CaseDesk desk;
  private final CaseBooks books;
  private long latestMinor = 100;

  CaseStaff(CaseChance chance, Housekeeping house, CaseDesk desk, CaseBooks books) {
    this.chance = chance;
    this.house = house;
    this.desk = desk;
    this.books = books;
  }

  void payOffline() {
    long minor = 100 * chance.upTo(3);
    int status = desk.payOffline(minor).status();
    if (books.isRecorded(minor)) {
      assertThat(status).isEqualTo(200);
    } else if (books.isCancelled()) {
      assertThat(status).isEqualTo(409);
    } else {
      assertThat(status).isEqualTo(201);
      books.recorded(minor);
    }
  }

  void refundSome() {
    refund(chance.upTo(books.availableMinor()));
  }

  void refundAsMuchAgain() {
    refund(latestMinor);
  }

  /** Or a cent more. */
  void refundAll() {
    refund(books.availableMinor() + (chance.oneIn(2) ? 0 : 1));
  }

  private void refund(long minor) {
    if (minor == 0) {
      return;
    }
    boolean within = minor <= books.availableMinor();
    Answer answer = desk.refund(minor);
    if (within) {
      assertThat(answer.status()).isEqualTo(202);
      assertThat(books.wanted(desk.refunds(), false)).isEqualTo(minor);
      latestMinor = minor;
    } else {
      assertThat(answer.code()).isEqualTo("REFUND_EXCEEDS_CAPTURE");
    }
  }

  void decideOne() {
    decideOne(chance.any(ACTS));
  }

  void reinstate() {
    decideOne("reinstate");
  }

  private void decideOne(String act) {
    List<OpenCase> open = desk.openCases();
    if (!open.isEmpty()) {
      decide(chance.any(open), act);
    }
  }

  /**
   * Decides about all that is parked.
   *
   * @param last whether nothing is to be tried once more
   */
  void decideAll(boolean last) {
    for (OpenCase open : desk.openCases()) {
      decide(open, chance.any(last ? LAST_RESORTS : ACTS));
    }
  }

  /** What the decision came to is told by its answer and by what the refund is then. */
  private void decide(OpenCase open, String act) {
    Answer answer = desk.decide(open.id(), act);
    // 409 also for one that another decision has closed meanwhile.
    assertThat(answer.status()).isIn(200, 202, 409, 502);
    house.awaitRest(desk.bookingId());
    JsonNode refund = desk.refundById(open.refundId());
    String status = refund.get("status").asString();
    boolean carriedOut =
        switch (act) {
          case "mark-refunded" -> status.equals("COMPLETED") && !refund.has("stripeRefundId");
          case "waive", "reinstate" -> status.equals("WAIVED");
          default -> false;
        };
    if (answer.status() == 200 && !act.equals("retry")) {
      assertThat(carriedOut).as("as was answered").isTrue();
    }
    if (carriedOut) {
      switch (act) {
        case "mark-refunded" -> books.decided(open.refundId(), Fate.MADE_BY_OTHER_MEANS);
        case "waive" -> books.decided(open.refundId(), Fate.WAIVED);
        default -> books.reinstated();
      }
    }
  }
}
