package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Downloaded and unpacked programs, kept per user so that no stack and no {@code reset} has to
 * fetch them again.
 */
final class UserCache {

  /** Fills an empty folder. */
  interface Filling {
    void into(Path folder) throws IOException;
  }

  private UserCache() {}

  static Path folder() {
    var named = System.getenv("XDG_CACHE_HOME");
    var caches =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return caches.resolve("slotbase");
  }

  /**
   * The entry of that name, filled if it is new. It appears whole or not at all, also when several
   * processes fill it at once or one of them is killed.
   */
  static Path entry(String name, Filling filling) throws IOException {
    var entry = folder().resolve(name);
    if (Files.isDirectory(entry)) {
      return entry;
    }
    var draft = entry.resolveSibling(name + "." + UUID.randomUUID());
    try {
      Files.createDirectories(draft);
      filling.into(draft);
      moveUnlessThere(draft, entry);
    } finally {
      Home.deleteTree(draft);
    }
    return entry;
  }

  private static void moveUnlessThere(Path draft, Path entry) throws IOException {
    try {
      Files.move(draft, entry);
    } catch (IOException e) {
      if (!Files.isDirectory(entry)) {
        throw e;
      }
    }
  }
}
