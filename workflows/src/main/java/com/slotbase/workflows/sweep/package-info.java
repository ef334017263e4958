/** Once a minute: what processes that died and runs that were ended have left over. */
@NullMarked
package com.slotbase.workflows.sweep;

import org.jspecify.annotations.NullMarked;
