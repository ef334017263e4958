/** The rows of messages to people: what is to be sent, every attempt, and how it ended. */
@NullMarked
package com.slotbase.adapters.notification;

import org.jspecify.annotations.NullMarked;
