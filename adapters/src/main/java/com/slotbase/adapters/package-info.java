@NullMarked
package com.slotbase.adapters;

import org.jspecify.annotations.NullMarked;
