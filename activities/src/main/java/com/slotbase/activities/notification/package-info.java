/**
 * The activities of a message's story: handed to its provider, and what came of it told as news.
 */
@NullMarked
package com.slotbase.activities.notification;

import org.jspecify.annotations.NullMarked;
