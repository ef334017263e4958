package com.slotbase.local.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * What the simulators remember, in one file. Changes are made one after the other, each is whole or
 * absent, and it is in the file when {@link #change} returns: a process killed with {@code kill -9}
 * afterwards comes back with it. It does not promise to survive a power cut, which this machine's
 * simulated vendors need not.
 */
public final class Store implements AutoCloseable {
  /**
   * Rewriting the live pages costs tens of milliseconds, so it is done once per so many commits.
   */
  private static final int COMMITS_PER_COMPACTION = 2_000;

  private static final int COMPACTION_FILL_PERCENT = 80;
  private static final int COMPACTION_WRITE_BYTES = 4 * 1024 * 1024;

  private final MVStore file;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private int commits;

  private Store(MVStore file) {
    this.file = file;
  }

  /**
   * Opens the file, which is made when absent.
   *
   * @throws IllegalStateException when another process has the file open or it can't be read; the
   *     message is a sentence for the person at the terminal
   */
  public static Store open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      // Automatic commits could put half a change on disk.
      MVStore file = new MVStore.Builder().fileName(path.toString()).autoCommitDisabled().open();
      // Space of overwritten pages is used again at once; waiting guards against power cuts only.
      file.setRetentionTime(0);
      return new Store(file);
    } catch (MVStoreException e) {
      throw new IllegalStateException(
          "The simulators' state " + path + " can't be opened: is another one running on it?", e);
    } catch (IOException e) {
      throw new IllegalStateException("The directory of " + path + " can't be made.", e);
    }
  }

  public Table table(String name) {
    return tables.computeIfAbsent(name, key -> new Table(file.openMap(key), lock));
  }

  /**
   * Does all of the work's changes or, if it throws, none of them. A change inside another one is
   * part of that.
   */
  public <T> T change(Supplier<T> work) {
    lock.lock();
    try {
      T result = work.get();
      if (lock.getHoldCount() == 1) {
        tables.values().forEach(Table::apply);
        commit();
        afterCommit.forEach(Runnable::run);
      }
      return result;
    } finally {
      if (lock.getHoldCount() == 1) {
        tables.values().forEach(Table::discard);
        afterCommit.clear();
      }
      lock.unlock();
    }
  }

  /** As {@link #change}, for work without a result. */
  public void run(Runnable work) {
    var _ =
        change(() -> {
          work.run();
          return true;
        });
  }

  /** To be called in a change: does something quick once the change is in the file. */
  public void afterCommit(Runnable action) {
    if (!lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("Nothing is being changed.");
    }
    afterCommit.add(action);
  }

  private void commit() {
    file.commit();
    commits++;
    if (commits % COMMITS_PER_COMPACTION == 0) {
      file.compact(COMPACTION_FILL_PERCENT, COMPACTION_WRITE_BYTES);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      file.close();
    } finally {
      lock.unlock();
    }
  }
}
