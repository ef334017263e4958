package com.slotbase.workflows.error;

/** What kind of error it is, and with that what is done about it (E3). */
public enum ErrorType {
  /** The input is to be fixed. */
  VALIDATION,
  /** The person signs in again. */
  AUTHENTICATION,
  /** The person's permissions are to be checked. */
  AUTHORIZATION,
  /**
   * A platform that we call failed: its status is checked, the call repeated with growing waits.
   */
  PLATFORM_API,
  /** A synchronisation failed: its log is read, it is repeated by hand. */
  SYNC,
  /** Too much was asked in too short a time: the caller waits or queues. */
  RATE_LIMIT,
  /** The connection failed: the call is repeated. */
  NETWORK,
  /** The database failed: it is escalated. */
  DATABASE,
  /** A fault of our own: it is investigated. */
  INTERNAL,
  /**
   * Nothing is broken: the state of things, or a rule, stands against it. The caller looks again
   * and chooses again.
   */
  BUSINESS_RULE
}
