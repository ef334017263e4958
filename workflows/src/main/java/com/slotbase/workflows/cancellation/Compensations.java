package com.slotbase.workflows.cancellation;

import io.temporal.failure.TemporalFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * What is to be done when a saga can't go on: registered before each step, carried out in reverse
 * order. One that fails is told of and stops none of the others (C1).
 */
final class Compensations {

  private record Compensation(String step, Runnable work) {}

  private final Deque<Compensation> registered = new ArrayDeque<>();

  /** To be called before the step, which may do its work and not be heard of. */
  void register(String step, Runnable work) {
    registered.push(new Compensation(step, work));
  }

  /** The steps so far have been completed: nothing of them is to be compensated any more. */
  void clear() {
    registered.clear();
  }

  /**
   * @param failed is told the step and why its compensation failed
   */
  void compensate(BiConsumer<String, TemporalFailure> failed) {
    while (!registered.isEmpty()) {
      Compensation next = registered.pop();
      try {
        next.work().run();
      } catch (TemporalFailure e) {
        failed.accept(next.step(), e);
      }
    }
  }
}
