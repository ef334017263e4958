package com.slotbase.workflows.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What a booking's story has learned since it last looked at the row. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BookingNews.None.class, name = "none"),
  @JsonSubTypes.Type(value = BookingNews.Abandoned.class, name = "abandoned"),
  @JsonSubTypes.Type(value = BookingNews.PaymentUnread.class, name = "paymentUnread"),
  @JsonSubTypes.Type(value = BookingNews.PaymentAuthorized.class, name = "paymentAuthorized"),
  @JsonSubTypes.Type(value = BookingNews.PaymentCaptured.class, name = "paymentCaptured"),
  @JsonSubTypes.Type(value = BookingNews.CaptureRefused.class, name = "captureRefused"),
  @JsonSubTypes.Type(value = BookingNews.PaymentVoided.class, name = "paymentVoided"),
  @JsonSubTypes.Type(value = BookingNews.PaymentUnresolved.class, name = "paymentUnresolved")
})
public sealed interface BookingNews {

  /** Nothing new. */
  record None() implements BookingNews {}

  /** The workflow was cancelled by an operator: a hold ends here. */
  record Abandoned() implements BookingNews {}

  /** Stripe did not tell in time what became of the payment: an expired hold waits no longer. */
  record PaymentUnread() implements BookingNews {}

  /**
   * Stripe shows an authorisation, amount, currency and mode as on record.
   *
   * @param at when it was made, in Stripe's whole seconds
   */
  record PaymentAuthorized(String paymentId, String paymentIntentId, Instant at)
      implements BookingNews {}

  /** Stripe shows the money as taken. */
  record PaymentCaptured(String paymentId, String paymentIntentId) implements BookingNews {}

  /**
   * Stripe's own answer is that this authorisation can't be captured, or it isn't the one on
   * record.
   *
   * @param reason Stripe's code, or ours for a mismatch
   */
  record CaptureRefused(String paymentId, String reason) implements BookingNews {}

  /** Stripe shows that nothing is authorised and nothing can be any more. */
  record PaymentVoided(String paymentId) implements BookingNews {}

  /** Stripe did not give a final answer for so long that a person should know. */
  record PaymentUnresolved(String paymentId, String error) implements BookingNews {}
}
