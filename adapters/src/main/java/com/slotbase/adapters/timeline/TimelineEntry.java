package com.slotbase.adapters.timeline;

import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
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
   * A message to the customer has come so far.
   *
   * @param attempt how many attempts at sending it there were, this one included; 0 before the
   *     first
   * @param reason why it was not sent; null if it was, or is to be
   * @param nextAttemptAt when it is tried again; null if it is not, or was already
   */
  record Message(
      Instant at,
      String notificationId,
      MessageTemplate template,
      Channel channel,
      String language,
      Progress progress,
      int attempt,
      @Nullable String reason,
      @Nullable Instant nextAttemptAt)
      implements TimelineEntry {}

  /** How far a message has come. */
  enum Progress {
    WRITTEN,
    /** Its provider has not taken it. */
    ATTEMPT_FAILED,
    /** Its provider has taken it. */
    SENT,
    /** No attempt is left. */
    FAILED,
    /** It was decided not to send it. */
    SUPPRESSED
  }

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
