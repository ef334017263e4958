package com.slotbase.starter.page;

import com.slotbase.starter.error.ApiException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param more whether there is a page after this one
 */
public record Slice<T>(List<T> items, boolean more) {

  private static final int MOST = 200;

  /**
   * How many to read: one more than asked for tells whether there is another page.
   *
   * @throws ApiException if it is not 1 to 200 that are asked for
   */
  public static int toRead(int limit) {
    if (limit < 1 || limit > MOST) {
      throw ApiException.invalid("limit", "must be from 1 to " + MOST);
    }
    return limit + 1;
  }

  /**
   * @param found as many as there were to read, or fewer
   */
  public static <T> Slice<T> of(List<T> found, int limit) {
    return new Slice<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
  }

  /** The items as they are told. */
  public <V> List<V> told(Function<T, V> view) {
    return items.stream().map(view).toList();
  }

  /** How to come by the page after this one, or null if there is none. */
  public @Nullable String next(Function<T, String> cursor) {
    return more ? cursor.apply(items.getLast()) : null;
  }
}
