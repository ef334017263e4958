/** What people have told of themselves: where to reach them, and in which language. */
@NullMarked
package com.slotbase.adapters.person;

import org.jspecify.annotations.NullMarked;
