package com.slotbase.adapters.waitlist;

/** How far a person has come who joined the waitlist. The first three are open, the others ends. */
public enum WaitlistStatus {
  WAITING,
  /** Their hold runs, and they have not said yet whether they want it. */
  OFFERED,
  /** Their hold runs anew, to be paid and confirmed. */
  ACCEPTED,
  BOOKED,
  DECLINED,
  /** The offer ended otherwise: with its time, its payment, or by somebody else's hand. */
  LAPSED,
  /** They let go themselves what they waited for. */
  LEFT,
  /** It began without an offer. */
  MISSED
}
