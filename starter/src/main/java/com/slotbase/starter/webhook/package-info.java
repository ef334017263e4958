/** Where vendors tell us what happened; see the adapters' webhook package for what it does. */
@NullMarked
package com.slotbase.starter.webhook;

import org.jspecify.annotations.NullMarked;
