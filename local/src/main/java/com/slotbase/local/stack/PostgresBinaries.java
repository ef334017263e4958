package com.slotbase.local.stack;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once per user from the archive on the class path. */
final class PostgresBinaries {

  private static final int OWNER_EXECUTES = 0b001_000_000;

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres} and {@code bin/initdb}. */
  static Path folder() {
    try (var packed = open()) {
      var archive = packed.readAllBytes();
      var content = new CRC32();
      content.update(archive);
      var name = "postgres-" + HexFormat.of().toHexDigits((int) content.getValue());
      return UserCache.entry(name, folder -> unpack(new ByteArrayInputStream(archive), folder));
    } catch (IOException e) {
      throw new StackException(
          "PostgreSQL cannot be unpacked into %s: %s. Make that folder writable, or name a database with DATABASE_URL."
              .formatted(UserCache.folder(), e.getMessage()),
          e);
    }
  }

  private static InputStream open() throws IOException {
    var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
          system, System.getProperty("os.arch"));
    } catch (IllegalStateException e) {
      throw new StackException(
          "There is no packaged PostgreSQL for %s on %s: start one and name it with DATABASE_URL."
              .formatted(system, System.getProperty("os.arch")),
          e);
    }
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive has an entry outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    var executable = (entry.getMode() & OWNER_EXECUTES) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
