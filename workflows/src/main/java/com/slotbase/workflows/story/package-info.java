/** All stories by their one address: whatever has something to do is woken here. */
@NullMarked
package com.slotbase.workflows.story;

import org.jspecify.annotations.NullMarked;
