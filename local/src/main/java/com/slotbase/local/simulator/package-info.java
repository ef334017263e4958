/**
 * The process that plays the outside world on one machine: a single HTTP server in which each
 * vendor has a base URL of its own and takes orders under {@code _sim}.
 */
@NullMarked
package com.slotbase.local.simulator;

import org.jspecify.annotations.NullMarked;
