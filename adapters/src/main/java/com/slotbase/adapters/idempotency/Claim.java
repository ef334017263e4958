package com.slotbase.adapters.idempotency;

/** What a key says about the call that came with it. */
public sealed interface Claim {

  /** The call is the caller's to do, for 60 s; then it is to be completed or released. */
  record Begun() implements Claim {}

  /** It was done before, and this is what was answered. */
  record Answered(StoredAnswer answer) implements Claim {}

  /** The key came with another body before. */
  record Reused() implements Claim {}

  /** Another call with this key is under way. */
  record InProgress() implements Claim {}
}
