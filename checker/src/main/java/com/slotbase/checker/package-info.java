@NullMarked
package com.slotbase.checker;

import org.jspecify.annotations.NullMarked;
