/** How we are (O1): for people, for what restarts us, for what sends us traffic, for Prometheus. */
@NullMarked
package com.slotbase.starter.health;

import org.jspecify.annotations.NullMarked;
