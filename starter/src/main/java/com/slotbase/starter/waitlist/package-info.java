/** The waitlist over HTTP (N4): who waits joins, looks, and accepts or declines what is offered. */
@NullMarked
package com.slotbase.starter.waitlist;

import org.jspecify.annotations.NullMarked;
