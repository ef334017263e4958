package com.slotbase.local.vendor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated vendor. Faults, the request log and {@code _sim/faults} and {@code _sim/state} come
 * from {@link VendorHandler}; a vendor brings its paths, its own orders and its books.
 *
 * <p>Called by many threads at once.
 */
public interface Vendor extends AutoCloseable {

  /** The first segment of its base URL. */
  String name();

  /** The vendor's own paths. */
  List<Route> routes();

  /** Its orders beyond the common ones, with templates that begin with {@code /_sim/}. */
  default List<Route> orders() {
    return List.of();
  }

  /**
   * Answers a call of one of the {@link #routes()}.
   *
   * @param delay a fault that was ordered, to be run once the request counts as being executed and
   *     before its work; usually does nothing
   */
  default Answer answer(Call call, Route.Handler handler, Runnable delay) {
    delay.run();
    return handler.answer(call);
  }

  /**
   * What a call is about, in the words of whoever uses the vendor, such as the id of a booking. An
   * order may be for the calls about one thing alone.
   */
  default Optional<String> about(Call call) {
    return Optional.empty();
  }

  /** The answer to a path that the vendor does not have. */
  Answer unknown(Call call);

  /**
   * Answers with an error that was ordered, in the vendor's own words and without doing the work.
   *
   * @param status 400 to 599
   */
  Answer refuse(Call call, int status);

  /**
   * The vendor's books as lists, oldest first. The log of requests is added to it.
   *
   * @param naming only those objects are wanted in which one of these texts occurs
   */
  ObjectNode state(Set<String> naming);

  /** What an object can name that is about something, such as a booking. */
  default Set<String> namesOf(String about) {
    return Set.of(about);
  }

  @Override
  default void close() {}
}
