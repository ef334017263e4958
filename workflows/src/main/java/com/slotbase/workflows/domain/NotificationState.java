package com.slotbase.workflows.domain;

import java.time.Duration;

/**
 * What a message's row says at one moment of Postgres' clock: all that its story branches on.
 *
 * @param attempts how many there were
 * @param untilAttempt what is left of the wait for the next one; zero or less once it is over
 */
public record NotificationState(
    String notificationId,
    Channel channel,
    NotificationStatus status,
    int attempts,
    Duration untilAttempt) {}
