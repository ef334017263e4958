/** What somebody on duty should hear of: a row, a line in the log and a metric each. */
@NullMarked
package com.slotbase.adapters.alert;

import org.jspecify.annotations.NullMarked;
