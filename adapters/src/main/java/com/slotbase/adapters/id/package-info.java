/** Ids that we make and ids that we are given. */
@NullMarked
package com.slotbase.adapters.id;

import org.jspecify.annotations.NullMarked;
