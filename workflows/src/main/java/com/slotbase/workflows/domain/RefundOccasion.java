package com.slotbase.workflows.domain;

/**
 * How far a refund had come when something was done for it. What came of that counts as long as it
 * has not gone further: told again, as after a reset or when a worker died on its way, it is no
 * news.
 *
 * @param attempts calls that Stripe did not accept
 * @param decisions of operators in its open case; 0 when there is none
 */
public record RefundOccasion(int attempts, int decisions) {}
