/**
 * The saga of a cancellation (C1, C2): its first step is committed before it begins, its refunds
 * are stories of their own, and what can't be done waits here for an operator.
 */
@NullMarked
package com.slotbase.workflows.cancellation;

import org.jspecify.annotations.NullMarked;
