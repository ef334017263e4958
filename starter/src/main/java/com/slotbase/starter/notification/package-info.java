/** What people were told of a booking. */
@NullMarked
package com.slotbase.starter.notification;

import org.jspecify.annotations.NullMarked;
