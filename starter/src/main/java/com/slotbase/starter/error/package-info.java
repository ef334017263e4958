/**
 * Errors as callers see them (E2). Code that refuses throws an {@link
 * com.slotbase.starter.error.ApiException}; whatever else is thrown, by us or by the server we run
 * in, is turned into one, so that each error body is a problem of RFC 9457 with our envelope, and
 * nothing internal leaves.
 */
@NullMarked
package com.slotbase.starter.error;

import org.jspecify.annotations.NullMarked;
