/**
 * Firebase Cloud Messaging, simulated: the call that sends a push to a device, its errors, Google's
 * exchange of a service account's word for a token, and the pushes it took.
 */
@NullMarked
package com.slotbase.local.fcm;

import org.jspecify.annotations.NullMarked;
