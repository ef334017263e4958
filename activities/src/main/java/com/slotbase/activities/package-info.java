@NullMarked
package com.slotbase.activities;

import org.jspecify.annotations.NullMarked;
