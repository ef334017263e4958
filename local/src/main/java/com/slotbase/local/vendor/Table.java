package com.slotbase.local.vendor;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON objects by id, in the order of their ids. Written to inside {@link Store#change} only;
 * {@link #get} sees the changes under way there, the streams see what was committed. Reading takes
 * the store's lock, too: space that a change frees is used again at once, under a reader's feet.
 */
public final class Table {
  private final MVMap<String, String> committed;
  private final ReentrantLock lock;
  private final Map<String, Optional<String>> changes = new HashMap<>();

  Table(MVMap<String, String> committed, ReentrantLock lock) {
    this.committed = committed;
    this.lock = lock;
  }

  /** A copy of the object: changing it changes nothing here. */
  public Optional<ObjectNode> get(String id) {
    lock.lock();
    try {
      Optional<String> changed = changes.get(id);
      return (changed != null ? changed : Optional.ofNullable(committed.get(id)))
          .map(Table::object);
    } finally {
      lock.unlock();
    }
  }

  public void put(String id, ObjectNode value) {
    requireChange();
    changes.put(id, Optional.of(Json.compact(value)));
  }

  public void remove(String id) {
    requireChange();
    changes.put(id, Optional.empty());
  }

  /** Reads all objects, lowest id first. The stream ends with the call. */
  public <T> T ascending(Function<Stream<ObjectNode>, T> reader) {
    return ascending(Set.of(""), reader);
  }

  /** Reads those objects in which one of the texts occurs, far quicker than it reads all. */
  public <T> T ascending(Set<String> naming, Function<Stream<ObjectNode>, T> reader) {
    lock.lock();
    try {
      return reader.apply(
          texts(committed.cursor(null, null, false))
              .filter(text -> naming.stream().anyMatch(text::contains))
              .map(Table::object));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads the objects below the given id or all, highest id first. The stream ends with the call.
   */
  public <T> T descending(Optional<String> below, Function<Stream<ObjectNode>, T> reader) {
    lock.lock();
    try {
      @Nullable String start =
          below.isPresent() ? committed.lowerKey(below.get()) : committed.lastKey();
      return reader.apply(
          start == null
              ? Stream.empty()
              : texts(committed.cursor(start, null, true)).map(Table::object));
    } finally {
      lock.unlock();
    }
  }

  /** Keeps an entry that may be lost with the process, and no more than so many of the latest. */
  void note(String id, ObjectNode value, int limit) {
    lock.lock();
    try {
      committed.put(id, Json.compact(value));
      while (committed.sizeAsLong() > limit) {
        committed.remove(committed.firstKey());
      }
    } finally {
      lock.unlock();
    }
  }

  void apply() {
    changes.forEach((id, value) ->
        value.ifPresentOrElse(text -> committed.put(id, text), () -> committed.remove(id)));
  }

  void discard() {
    changes.clear();
  }

  private void requireChange() {
    if (!lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("A table is written to inside a change of its store only.");
    }
  }

  private static Stream<String> texts(Cursor<String, String> cursor) {
    Iterator<String> values =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return cursor.hasNext();
          }

          @Override
          public String next() {
            cursor.next();
            return cursor.getValue();
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
  }

  private static ObjectNode object(String text) {
    return (ObjectNode) Json.read(text);
  }
}
