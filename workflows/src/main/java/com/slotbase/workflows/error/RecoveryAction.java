package com.slotbase.workflows.error;

/** What a person who sees an error is offered to do about it (E7). */
public enum RecoveryAction {
  CONNECT_WALLET,
  SIGN_IN,
  REFRESH,
  UPGRADE,
  SEE_LIMITS,
  OFFLINE_MODE,
  RETRY,
  /** Files the error, so that somebody of ours reads it. */
  REPORT
}
