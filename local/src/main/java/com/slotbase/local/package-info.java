@NullMarked
package com.slotbase.local;

import org.jspecify.annotations.NullMarked;
