package com.slotbase.workflows.domain;

/** What has become of a message. */
public enum NotificationStatus {
  /** It is still to be sent, or to be tried again. */
  PENDING,
  /** The provider has taken it. */
  SENT,
  /** No attempt was heeded, and none is left (N1). */
  FAILED,
  /** It is not sent: it came too late, or its address takes no mail. */
  SUPPRESSED
}
