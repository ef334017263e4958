package com.slotbase.workflows.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a message's story has learned since it last looked at the row. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NotificationNews.None.class, name = "none"),
  @JsonSubTypes.Type(value = NotificationNews.Sent.class, name = "sent"),
  @JsonSubTypes.Type(value = NotificationNews.NotSent.class, name = "notSent"),
  @JsonSubTypes.Type(value = NotificationNews.Unsendable.class, name = "unsendable")
})
public sealed interface NotificationNews {

  /** Nothing new. */
  record None() implements NotificationNews {}

  /**
   * The provider has taken it.
   *
   * @param providerId its name for the message; null if it didn't tell
   */
  record Sent(@Nullable String providerId) implements NotificationNews {}

  /**
   * The provider has not taken it, or gave no answer; the same key makes one message of both.
   *
   * @param notBefore how long the provider wants to be left alone; null if it said nothing of that
   */
  record NotSent(String error, @Nullable Duration notBefore) implements NotificationNews {}

  /**
   * Nobody is to get it: there is no address left, or none that takes mail.
   *
   * @param reason a sentence of ours without its full stop, which the customer may hear, too
   */
  record Unsendable(String reason) implements NotificationNews {}
}
