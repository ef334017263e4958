package com.slotbase.local.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at the same moment: none of them begins before all are ready to. */
public final class AtOnce {

  private AtOnce() {}

  /** What one of them does. */
  public interface Caller<T> {
    /**
     * @param number counts from 0
     */
    T call(int number) throws Exception;
  }

  /**
   * @return what each of them got, in the order of their numbers
   */
  public static <T> List<T> each(int callers, Caller<T> caller) throws Exception {
    var start = new CyclicBarrier(callers);
    var calls = new ArrayList<Callable<T>>();
    for (int i = 0; i < callers; i++) {
      int number = i;
      calls.add(() -> {
        start.await();
        return caller.call(number);
      });
    }
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> result : pool.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
