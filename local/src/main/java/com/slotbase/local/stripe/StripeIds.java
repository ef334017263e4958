package com.slotbase.local.stripe;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that look like Stripe's, a prefix and 24 letters and digits, and sort by the moment they were
 * made: the order of the ids is the order of the lists.
 */
final class StripeIds {
  /** In the order of their code points, so that text sorts as the numbers do. */
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final int MOMENT_DIGITS = 10;
  private static final int RANDOM_DIGITS = 14;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST_MOMENT_MICROS = new AtomicLong();

  private StripeIds() {}

  static String next(String prefix) {
    long micros = System.currentTimeMillis() * 1_000;
    long moment = LAST_MOMENT_MICROS.updateAndGet(last -> Math.max(last + 1, micros));
    return prefix + "_" + inDigits(moment) + random(RANDOM_DIGITS);
  }

  static String random(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return text.toString();
  }

  private static String inDigits(long number) {
    char[] text = new char[MOMENT_DIGITS];
    long rest = number;
    for (int i = MOMENT_DIGITS - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(text);
  }
}
