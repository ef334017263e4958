/**
 * Messages to people as they read: in their language, with dates where the listing is, and with
 * nothing in a name that could pass for anything but text.
 */
@NullMarked
package com.slotbase.adapters.message;

import org.jspecify.annotations.NullMarked;
