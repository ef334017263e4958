package com.slotbase.adapters.message;

/**
 * A message in words.
 *
 * @param subject one line, for the mail's header and the push's title
 * @param summary a sentence or two, for the push
 */
public record Message(String subject, String summary, String html, String text) {}
