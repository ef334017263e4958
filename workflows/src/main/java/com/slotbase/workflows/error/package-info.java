/**
 * The one registry of error codes (E1). Whatever tells a person or a program that something went
 * wrong names an {@link com.slotbase.workflows.error.ErrorCode}, and what is done about it is
 * looked up there instead of being decided where it happened.
 */
@NullMarked
package com.slotbase.workflows.error;

import org.jspecify.annotations.NullMarked;
