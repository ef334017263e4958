package com.slotbase.workflows.domain;

import java.time.Duration;

/**
 * What the rows say of the payment of a move at one moment of Postgres' clock: all that its story
 * branches on.
 *
 * @param moving whether the range it is for is claimed, and its money is to be taken
 * @param moved whether its booking was moved with it
 * @param untilExpiry what is left of the time to pay; zero or less once it is over
 * @param parked whether an open case says that a person has to look at it
 */
public record RescheduleState(
    Payment payment, boolean moving, boolean moved, Duration untilExpiry, boolean parked) {}
