/**
 * Moving a booking to another range over HTTP (B7). PostgreSQL decides; where money is to be taken,
 * the caller waits a while for the story that takes it.
 */
@NullMarked
package com.slotbase.starter.reschedule;

import org.jspecify.annotations.NullMarked;
