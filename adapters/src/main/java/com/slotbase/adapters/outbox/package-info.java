/** Events that something is to be started for, until Temporal has accepted the start. */
@NullMarked
package com.slotbase.adapters.outbox;

import org.jspecify.annotations.NullMarked;
