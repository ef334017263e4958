package com.slotbase.adapters.email;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a mail that was handed over. */
public sealed interface MailOutcome {

  /**
   * Resend has taken it, now or under the same key before.
   *
   * @param resendId null if it was taken before with other words, or the answer can't be read: then
   *     Resend doesn't name that mail
   */
  record Taken(@Nullable String resendId) implements MailOutcome {}

  /**
   * It was refused, or nobody answered.
   *
   * @param retryAfter how long Resend wants to be left alone; null if it did not say
   */
  record NotTaken(String error, @Nullable Duration retryAfter) implements MailOutcome {}
}
