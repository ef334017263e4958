/**
 * The processes of a local stack: PostgreSQL, Temporal, the simulators, the worker and the API,
 * each a detached operating-system process with a record and a log in the stack's home. Nothing
 * supervises them: a {@link com.slotbase.local.stack.Stack} reads the records, starts what does not
 * run, and stops what does, so a stack outlives whoever started it and any number of stacks run
 * side by side.
 */
@NullMarked
package com.slotbase.local.stack;

import org.jspecify.annotations.NullMarked;
