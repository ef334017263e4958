@NullMarked
package com.slotbase.starter;

import org.jspecify.annotations.NullMarked;
