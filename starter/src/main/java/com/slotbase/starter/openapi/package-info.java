/** The contract of the HTTP API, generated from the code that keeps it. */
@NullMarked
package com.slotbase.starter.openapi;

import org.jspecify.annotations.NullMarked;
