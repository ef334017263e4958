/**
 * Values, the transition table and the decisions: pure, deterministic, known to every module.
 *
 * <p>Nothing here reads a clock, a database or a network; what depends on time takes it as a
 * parameter.
 */
@NullMarked
package com.slotbase.workflows.domain;

import org.jspecify.annotations.NullMarked;
