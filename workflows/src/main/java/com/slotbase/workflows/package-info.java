@NullMarked
package com.slotbase.workflows;

import org.jspecify.annotations.NullMarked;
