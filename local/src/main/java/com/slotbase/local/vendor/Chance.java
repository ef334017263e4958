package com.slotbase.local.vendor;

import java.util.SplittableRandom;

/**
 * Which of the requests that a fault is for it befalls. What is drawn for a request depends on the
 * seed, on the request's method and route, and on how many such there were before: never on the
 * requests of another route that came in between, nor on when.
 *
 * @param percent of the requests, on average
 */
record Chance(int percent, int seed) {

  /** Every request. */
  static final Chance CERTAIN = new Chance(100, 0);

  /**
   * Draws for a request.
   *
   * @param shape its method and route
   * @param number counts the requests of this shape from 1
   */
  SplittableRandom draw(String shape, int number) {
    return new SplittableRandom(31L * (31L * seed + shape.hashCode()) + number);
  }

  boolean hits(SplittableRandom drawn) {
    return drawn.nextInt(100) < percent;
  }
}
