package com.slotbase.adapters.booking;

import com.slotbase.workflows.domain.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients who want the same thing at the same moment, and a judge of what they got. */
public final class Stampede {

  /** Somebody's unit and range. */
  public record Won(int unit, TimeRange range) {}

  /** One client's one try. */
  public interface Contender {
    Optional<Won> tryToHold(TimeRange range) throws Exception;
  }

  private Stampede() {}

  /** Lets the clients go at once, each for its range, and returns what they won. */
  public static List<Won> run(int clients, IntFunction<TimeRange> ranges, Contender contender) {
    var start = new CyclicBarrier(clients);
    var tries = new ArrayList<Callable<Optional<Won>>>();
    for (int i = 0; i < clients; i++) {
      TimeRange range = ranges.apply(i);
      tries.add(() -> {
        start.await();
        return contender.tryToHold(range);
      });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      var won = new ArrayList<Won>();
      for (Future<Optional<Won>> result : pool.invokeAll(tries)) {
        result.get().ifPresent(won::add);
      }
      return won;
    } catch (ExecutionException e) {
      throw new AssertionError("A client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Pairs who were both sold the same time of the same unit. */
  public static int doubleBookings(List<Won> won) {
    int pairs = 0;
    for (int i = 0; i < won.size(); i++) {
      for (int j = i + 1; j < won.size(); j++) {
        Won one = won.get(i);
        Won other = won.get(j);
        if (one.unit() == other.unit() && one.range().overlaps(other.range())) {
          pairs++;
        }
      }
    }
    return pairs;
  }
}
