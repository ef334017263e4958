@NullMarked
package com.slotbase.worker;

import org.jspecify.annotations.NullMarked;
