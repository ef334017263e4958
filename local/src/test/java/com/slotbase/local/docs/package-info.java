/** Holds what README.md and docs/ tell against what is there. */
@NullMarked
package com.slotbase.local.docs;

import org.jspecify.annotations.NullMarked;
