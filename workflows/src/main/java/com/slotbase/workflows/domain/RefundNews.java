package com.slotbase.workflows.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a refund's story has learned since it last looked at the row. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RefundNews.None.class, name = "none"),
  @JsonSubTypes.Type(value = RefundNews.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = RefundNews.NotAccepted.class, name = "notAccepted"),
  @JsonSubTypes.Type(value = RefundNews.Disputed.class, name = "disputed"),
  @JsonSubTypes.Type(value = RefundNews.Looked.class, name = "looked"),
  @JsonSubTypes.Type(value = RefundNews.LookedInVain.class, name = "lookedInVain")
})
public sealed interface RefundNews {

  /** Nothing new. */
  record None() implements RefundNews {}

  /**
   * Stripe shows the refund.
   *
   * @param succeeded whether it has been made; else it is pending
   */
  record Accepted(String stripeRefundId, boolean succeeded) implements RefundNews {}

  /** A call was answered otherwise, or not at all, and Stripe shows no refund. */
  record NotAccepted(String error) implements RefundNews {}

  /** The customer disputes the charge with their bank: Stripe makes no refund of it (C4). */
  record Disputed(String error) implements RefundNews {}

  /**
   * Stripe was looked at before an operator's decision is carried out.
   *
   * @param stripeRefundId the refund that it had made unheard; null if there is none
   */
  record Looked(@Nullable String stripeRefundId, boolean succeeded) implements RefundNews {}

  /** Stripe could not be looked at, so the decision is not carried out. */
  record LookedInVain(String error) implements RefundNews {}
}
