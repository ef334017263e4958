package com.slotbase.workflows.domain;

/** What an operator may decide of a refund that is parked (C2). */
public enum OperatorAct {
  /** One more call of Stripe. */
  RETRY,
  /** It was given back by other means. */
  MARK_REFUNDED,
  /** It is not given back. */
  WAIVE,
  /** The booking stands again, if its slot is still free. */
  REINSTATE
}
