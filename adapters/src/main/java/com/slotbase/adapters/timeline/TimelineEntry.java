package com.slotbase.adapters.timeline;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that is on record of a booking. */
public sealed interface TimelineEntry {

  Instant at();

  /**
   * A row of {@code booking_event}.
   *
   * @param actor a {@code sub}, or which part of SlotBase it was
   * @param details as they were written, in JSON's terms
   * @param amountMinor what the payment or refund is about that the event names, if it names one
   */
  record Event(
      Instant at,
      String type,
      String actor,
      Map<String, Object> details,
      @Nullable Long amountMinor)
      implements TimelineEntry {}

  /**
   * A row of {@code transaction_log}: a step of a change that takes more than one.
   *
   * @param change such as {@code cancellation}
   * @param subjectId what is changed: a booking, a cancellation, a refund, a case
   * @param occasion counts from 1
   */
  record Step(
      Instant at,
      String change,
      String subjectId,
      String step,
      Phase phase,
      int occasion,
      String actor,
      Map<String, Object> details)
      implements TimelineEntry {}

  /** How a step stands. */
  enum Phase {
    STARTED,
    COMPLETED,
    FAILED,
    COMPENSATED,
    COMPENSATION_FAILED
  }

  /**
   * A case was opened or resolved: something that a person has, or had, to know of.
   *
   * @param kind such as {@code REFUND_PARKED}
   * @param subjectId a payment, a refund, an event of Stripe's
   */
  record Case(
      Instant at, String caseId, String kind, String subjectId, String error, boolean resolved)
      implements TimelineEntry {}

  /** An alert went out. */
  record Alerted(Instant at, String kind, String subjectId, String message)
      implements TimelineEntry {}

  /**
   * Stripe told of something.
   *
   * @param processed whether it has had its effect
   */
  record Delivered(
      Instant at,
      String eventId,
      String type,
      String objectId,
      boolean processed,
      @Nullable String error)
      implements TimelineEntry {}
}
