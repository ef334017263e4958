/**
 * Who is asking (X1) and what they may do (X2). Each request proves itself by a token of the
 * issuer; there are no sessions and no cookies. Reading is decided before doing: what you may not
 * see is not there (404), what you may see and not do is forbidden (403).
 */
@NullMarked
package com.slotbase.starter.security;

import org.jspecify.annotations.NullMarked;
