package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time start or stop parts of a stack. The system frees it with its holder.
 */
final class HomeLock implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for whoever holds it, for so long; then says so. */
  static HomeLock take(Path file, Duration limit) {
    var deadline = Instant.now().plus(limit);
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        while (tryLock(channel) == null) {
          if (Instant.now().isAfter(deadline)) {
            channel.close();
            throw new StackException(
                "Another ./slotbase is starting or stopping this stack: wait for it, then try again.");
          }
          Thread.sleep(POLL);
        }
        return new HomeLock(channel);
      } catch (InterruptedException e) {
        channel.close();
        Thread.currentThread().interrupt();
        throw new StackException("Interrupted while another ./slotbase works on this stack.", e);
      }
    } catch (IOException e) {
      throw new StackException("%s cannot be locked: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held by another thread of this process.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackException("The lock of the stack cannot be let go.", e);
    }
  }
}
