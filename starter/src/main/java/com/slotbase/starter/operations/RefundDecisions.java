package com.slotbase.starter.operations;

import com.slotbase.adapters.refund.RefundCases;
import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.error.ErrorCode;
import com.slotbase.workflows.story.Stories;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes down what operators decide of parked refunds, and has a story carry it out (C2). */
@Component
class RefundDecisions {

  private static final Logger log = LoggerFactory.getLogger(RefundDecisions.class);

  /** Stripe is looked at first, and asked again for a retry. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final RefundCases cases;
  private final Stories stories;

  RefundDecisions(RefundCases cases, Stories stories) {
    this.cases = cases;
    this.stories = stories;
  }

  /**
   * @param reference where it was given back; null if that is told by the reason
   */
  record Decision(OperatorAct act, String by, String reason, @Nullable String reference) {}

  /**
   * @return the case as it is then; its decision may still be under way
   * @throws ApiException if it can't be decided so
   */
  RefundCase decide(String caseId, Decision decision) {
    RefundCase found = find(caseId);
    return switch (cases.decide(
        found, decision.act(), decision.by(), decision.reason(), decision.reference())) {
      case DECIDED -> carryOut(find(caseId));
      case UNDER_WAY -> throw invalidState(find(caseId), "Another decision is being carried out");
      case CLOSED -> decidedBefore(find(caseId), decision.act());
    };
  }

  private RefundCase decidedBefore(RefundCase found, OperatorAct act) {
    if (found.wasEndedBy(act)) {
      return found;
    }
    throw invalidState(found, "Nothing is left to decide");
  }

  private RefundCase carryOut(RefundCase found) {
    try {
      if (found.cancellation() == null) {
        stories.refunds().resolve(found.refundId(), found.id(), decision(found), WAIT);
      } else {
        stories
            .cancellations()
            .resolve(found.bookingId(), found.cancellation(), found.id(), decision(found), WAIT);
      }
    } catch (RuntimeException e) {
      // It is committed: the sweep has it carried out.
      log.warn("The decision about case {} is not carried out yet: {}", found.id(), e.toString());
    }
    RefundCase now = find(found.id());
    if (now.refused() == null) {
      return now;
    }
    if (now.unasked()) {
      throw new ApiException(ErrorCode.PAYMENT_PROCESSING_ERROR, Map.of("reason", now.refused()));
    }
    throw invalidState(now, now.refused());
  }

  private static String decision(RefundCase found) {
    return Integer.toString(found.decisions());
  }

  private RefundCase find(String caseId) {
    return cases.find(caseId).orElseThrow(() -> new ApiException(ErrorCode.REFUND_CASE_NOT_FOUND));
  }

  private static ApiException invalidState(RefundCase found, String reason) {
    RefundStatus status = found.status();
    return new ApiException(ErrorCode.INVALID_STATE, Map.of("status", status, "reason", reason));
  }
}
