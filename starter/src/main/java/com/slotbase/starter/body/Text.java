package com.slotbase.starter.body;

import java.util.regex.Pattern;

/** Text as callers write it: nothing that a terminal, a log or the database would stumble over. */
public final class Text {

  private static final Pattern LINE = Pattern.compile("(?!\\s)[^\\p{Cc}\\p{Cs}]+(?<!\\s)");

  private Text() {}

  /** Whether it is one line of 1 to so many characters, with something to read at both ends. */
  public static boolean isLine(String text, int most) {
    return text.length() <= most && LINE.matcher(text).matches();
  }
}
