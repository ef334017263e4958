package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundCases.Decided;
import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Refund;
import java.time.Duration;

/**
 * Decides on parked refunds as the API does: the decision is committed, then a story carries it
 * out.
 */
final class Operator {

  private static final Duration CALL = Duration.ofSeconds(30);

  private final Lab lab;

  Operator(Lab lab) {
    this.lab = lab;
  }

  /** The latest one of the refund. */
  RefundCase caseOf(Refund refund) {
    String id =
        lab.jdbc
            .sql(
                """
                select id from operator_case where kind = 'REFUND_PARKED' and subject_id = :refund
                order by id desc limit 1
                """)
            .param("refund", refund.id())
            .query(String.class)
            .single();
    return lab.cases.find(id).orElseThrow();
  }

  /** Takes a decision and waits until it was carried out, or refused; the case as it is then. */
  RefundCase decides(Refund refund, OperatorAct act) {
    assertThat(takesDown(refund, act)).isEqualTo(Decided.DECIDED);
    return hasItCarriedOut(refund);
  }

  Decided takesDown(Refund refund, OperatorAct act) {
    return lab.cases.decide(
        caseOf(refund),
        act,
        "operator-1",
        "as told by phone",
        act == OperatorAct.MARK_REFUNDED ? "bank transfer 4711" : null);
  }

  /** By the story that waits for it: the saga, if there is one. */
  RefundCase hasItCarriedOut(Refund refund) {
    RefundCase found = caseOf(refund);
    String decision = Integer.toString(found.decisions());
    Integer cancellation = found.cancellation();
    if (cancellation == null) {
      lab.allStories.refunds().resolve(refund.id(), found.id(), decision, CALL);
    } else {
      lab.allStories
          .cancellations()
          .resolve(found.bookingId(), cancellation, found.id(), decision, CALL);
    }
    return caseOf(refund);
  }
}
