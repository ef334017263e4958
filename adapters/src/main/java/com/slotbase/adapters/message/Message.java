package com.slotbase.adapters.message;

import java.util.Optional;

/**
 * A message in words.
 *
 * @param subject one line, for the mail's header and the push's title
 * @param summary a sentence or two, for the push
 * @param calendar what goes with it for the reader's calendar
 */
public record Message(
    String subject, String summary, String html, String text, Optional<CalendarFile> calendar) {}
