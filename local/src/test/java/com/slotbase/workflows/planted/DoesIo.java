package com.slotbase.workflows.planted;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule with each of its methods, on purpose. */
public class DoesIo {

  String read() throws IOException {
    return Files.readString(Path.of("state"));
  }

  boolean exists() {
    return new File("state").exists();
  }

  URI uri() {
    return URI.create("http://localhost");
  }

  Process process() throws IOException {
    return new ProcessBuilder("date").start();
  }
}
