/** The activities of a refund's story: adapters called, and what came of it told as news. */
@NullMarked
package com.slotbase.activities.refund;

import org.jspecify.annotations.NullMarked;
