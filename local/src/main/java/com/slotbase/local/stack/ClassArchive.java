package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * The classes of a program as the JVM keeps them in memory, so that it starts in about half the
 * processor time (4.9 s instead of 7.9 s for the worker). The JVM writes them when it ends, which
 * takes some seconds, so that is done only once a build is started for the second time, and the
 * file is taken over only from a process that ended in good order. A JVM that cannot use it does
 * without.
 *
 * <p>A class-data archive rather than JDK 25's larger AOT cache: the cache saves a second more, but
 * writing it takes 19 s of both cores at the first Ctrl-C.
 *
 * @param build the folder of the build that the program runs from
 * @param draft the file that this stack's process writes
 */
record ClassArchive(Path build, String name, Path draft) {

  /** The JVM options for a start that is about to happen. */
  List<String> options() {
    try {
      Files.deleteIfExists(draft);
      if (Files.isRegularFile(archive())) {
        return List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds*=off");
      }
      if (Files.isRegularFile(startedBefore())) {
        return List.of("-XX:ArchiveClassesAtExit=" + draft, "-Xlog:cds*=off");
      }
      Files.createFile(startedBefore());
    } catch (IOException e) {
      // Without an archive it starts as well, only slower.
    }
    return List.of();
  }

  /** Takes over what a process has written that has now ended in good order. */
  void keep() {
    var copy = build.resolve(name + "." + UUID.randomUUID());
    try {
      if (Files.isRegularFile(draft) && !Files.exists(archive())) {
        Files.move(draft, copy);
        Files.move(copy, archive(), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // The next process that ends in good order writes one.
    }
  }

  private Path archive() {
    return build.resolve(name + ".jsa");
  }

  private Path startedBefore() {
    return build.resolve(name + ".started");
  }
}
