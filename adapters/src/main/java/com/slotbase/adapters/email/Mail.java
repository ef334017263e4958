package com.slotbase.adapters.email;

import java.util.List;

/** A mail as it is handed over. */
public record Mail(String to, String subject, String html, String text, List<Attachment> files) {

  public Mail {
    files = List.copyOf(files);
  }

  /** A file that comes with it. */
  public record Attachment(String filename, String contentType, byte[] content) {}
}
