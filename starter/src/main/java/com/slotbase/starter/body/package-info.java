/**
 * How bodies are read: whole and within a limit, then as JSON that is taken at its word. What a
 * caller can't have meant (an unknown field, a null, a number in quotes) is refused, not guessed.
 */
@NullMarked
package com.slotbase.starter.body;

import org.jspecify.annotations.NullMarked;
