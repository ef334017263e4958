/** Lists in pages: how many a caller may have at once, and how to come by the next ones. */
@NullMarked
package com.slotbase.starter.page;

import org.jspecify.annotations.NullMarked;
