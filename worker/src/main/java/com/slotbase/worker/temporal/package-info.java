/** The worker's side of Temporal: activities, workers that wait for the server, the schedules. */
@NullMarked
package com.slotbase.worker.temporal;

import org.jspecify.annotations.NullMarked;
