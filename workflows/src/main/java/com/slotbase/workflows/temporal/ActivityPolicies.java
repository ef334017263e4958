package com.slotbase.workflows.temporal;

import com.slotbase.workflows.domain.Channel;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How each kind of activity is tried: a method per intent. */
public final class ActivityPolicies {

  private ActivityPolicies() {}

  /**
   * Our own database: tried without end, as nothing can be decided without it. What follows it says
   * what the row asks for, so a statement that was repeated does no harm.
   */
  public static LocalActivityOptions ownDatabase(String summary) {
    return LocalActivityOptions.newBuilder()
        // Above the pool's 2 s and the statements' 5 s, below the 10 s of a workflow task.
        .setStartToCloseTimeout(Duration.ofSeconds(8))
        // A longer wait becomes a timer in history, so that messages reach the workflow meanwhile.
        .setLocalRetryThreshold(Duration.ofSeconds(1))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(200))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(30))
                // Without a maximum the Java SDK makes one attempt only.
                .setMaximumAttempts(Integer.MAX_VALUE)
                .build())
        .setSummary(summary)
        .build();
  }

  /** A payment, until a person should know: money is to have a case within 60 s (B5). */
  public static ActivityOptions payment(String summary) {
    return ActivityOptions.newBuilder()
        .setScheduleToCloseTimeout(Duration.ofSeconds(50))
        .setStartToCloseTimeout(PAYMENT_CALL)
        .setRetryOptions(again(Duration.ofMillis(500), Duration.ofSeconds(10)))
        .setSummary(summary)
        .build();
  }

  /** A payment that a person knows of: without end, at most every 60 s. */
  public static ActivityOptions parkedPayment(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(PAYMENT_CALL)
        .setRetryOptions(again(Duration.ofSeconds(5), Duration.ofSeconds(60)))
        .setSummary(summary)
        .build();
  }

  /**
   * One call for a refund. What Stripe answers, an error included, is a result: how often it is
   * called is the story's to say. Only a call that ended without any, as its worker died or our
   * database was away, is made again, which does no harm.
   */
  public static ActivityOptions refund(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(PAYMENT_CALL)
        .setRetryOptions(again(Duration.ofSeconds(1), Duration.ofSeconds(30)))
        .setSummary(summary)
        .build();
  }

  /** A payment on whose state a slot waits that somebody else could have: 2 s, once. */
  public static ActivityOptions paymentOfAnExpiredHold(String summary) {
    return ActivityOptions.newBuilder()
        .setScheduleToCloseTimeout(Duration.ofSeconds(2))
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .setSummary(summary)
        .build();
  }

  /**
   * One attempt at sending a message. What the provider answers, an error included, is a result;
   * only a call that ended without any is made again, under the same key. It waits for its turn as
   * long as the queue's pace asks for.
   */
  public static ActivityOptions message(Channel channel, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(
            switch (channel) {
              case EMAIL -> TaskQueues.MESSAGES;
              case PUSH -> TaskQueues.PUSHES;
            })
        .setStartToCloseTimeout(
            switch (channel) {
              case EMAIL -> Duration.ofSeconds(15);
              // Of all devices, 20 at once: enough for 200 of one person's while FCM is silent.
              case PUSH -> Duration.ofMinutes(2);
            })
        .setRetryOptions(again(Duration.ofSeconds(1), Duration.ofSeconds(30)))
        .setSummary(summary)
        .build();
  }

  /** One pass of the sweep; what it doesn't reach, the next one does. */
  public static ActivityOptions sweep() {
    return pass(Duration.ofMinutes(2), Duration.ofSeconds(20));
  }

  /**
   * One pass over Stripe's list: it ends by itself after 2 minutes, and between two heartbeats is a
   * call of Stripe of at most 13 s or an event, with a read at Stripe and one transaction of ours.
   */
  public static ActivityOptions catchUp() {
    return pass(Duration.ofMinutes(3), Duration.ofSeconds(30));
  }

  private static ActivityOptions pass(Duration startToClose, Duration heartbeat) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(startToClose)
        .setHeartbeatTimeout(heartbeat)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setMaximumAttempts(3)
                .build())
        .build();
  }

  /** Three calls of Stripe, each with a read timeout of 10 s. */
  private static final Duration PAYMENT_CALL = Duration.ofSeconds(35);

  /** After waits that double, without an end of their own. */
  private static RetryOptions again(Duration firstWait, Duration longestWait) {
    return RetryOptions.newBuilder()
        .setInitialInterval(firstWait)
        .setBackoffCoefficient(2)
        .setMaximumInterval(longestWait)
        .build();
  }
}
