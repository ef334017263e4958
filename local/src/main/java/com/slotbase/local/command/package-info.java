/**
 * The commands of {@code ./slotbase}: one class each, which reads its options, has the stack do the
 * work and says in plain words what came of it. Exit codes: 0 done, 1 could not be done (a sentence
 * on standard error says why), 2 not understood.
 */
@NullMarked
package com.slotbase.local.command;

import org.jspecify.annotations.NullMarked;
