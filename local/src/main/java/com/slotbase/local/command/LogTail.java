package com.slotbase.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slotbase.local.stack.StackException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The end of a log file, which may still grow, be started anew, or not be there yet. */
final class LogTail {

  /** Enough for the last lines; a log of weeks is not read whole. */
  private static final long LOOK_BACK_BYTES = 256_000;

  private final Path file;
  private final String prefix;
  private long position;

  LogTail(Path file, String prefix) {
    this.file = file;
    this.prefix = prefix;
  }

  void printLast(int count, Screen screen) {
    position = Math.max(0, size() - LOOK_BACK_BYTES);
    var lines = nextLines();
    print(lines.subList(Math.max(0, lines.size() - count), lines.size()), screen);
  }

  void printAdded(Screen screen) {
    if (size() < position) {
      position = 0;
    }
    print(nextLines(), screen);
  }

  private void print(List<String> lines, Screen screen) {
    lines.forEach(line -> screen.line(prefix + line));
  }

  /** Whole lines only; the rest of one that is being written comes next time. */
  private List<String> nextLines() {
    var size = size();
    if (size <= position) {
      return List.of();
    }
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      var bytes = new byte[Math.toIntExact(size - position)];
      log.seek(position);
      log.readFully(bytes);
      var text = new String(bytes, UTF_8);
      var whole = text.substring(0, text.lastIndexOf('\n') + 1);
      position += whole.getBytes(UTF_8).length;
      return whole.isEmpty()
          ? List.of()
          : Arrays.asList(whole.split("\n", -1)).subList(0, count(whole));
    } catch (IOException e) {
      throw new StackException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static int count(String whole) {
    return (int) whole.lines().count();
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // Not there yet.
    }
  }
}
