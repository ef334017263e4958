/**
 * The rules that keep the build honest: which module may know which, what workflow code may not do,
 * and how the house is built. Each comes with a class that breaks it, in the {@code planted}
 * packages beside.
 */
@NullMarked
package com.slotbase.local.architecture;

import org.jspecify.annotations.NullMarked;
