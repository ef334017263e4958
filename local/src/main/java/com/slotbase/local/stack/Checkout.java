package com.slotbase.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that the stack runs from. The {@code slotbase} script names it in the system
 * property {@code slotbase.root}; a test or an IDE finds it above its working folder.
 */
public record Checkout(Path root) {

  public static Checkout find() {
    var named = System.getProperty("slotbase.root");
    if (named != null) {
      return new Checkout(Path.of(named));
    }
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("slotbase"))
          && Files.isRegularFile(folder.resolve("pom.xml"))) {
        return new Checkout(folder);
      }
    }
    throw new StackException(
        "There is no SlotBase checkout in or above %s: run ./slotbase from one."
            .formatted(Path.of("").toAbsolutePath()));
  }
}
