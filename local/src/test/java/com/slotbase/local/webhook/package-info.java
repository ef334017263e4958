/** How the simulators tell of events. */
@NullMarked
package com.slotbase.local.webhook;

import org.jspecify.annotations.NullMarked;
