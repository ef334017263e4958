/**
 * Every message in every language on one page, in the words and with the templates of the adapters:
 * for whoever writes them. On the simulators' port, so that it is in no process that goes anywhere
 * else, and Resend's simulator knows nothing of our messages.
 */
@NullMarked
package com.slotbase.local.preview;

import org.jspecify.annotations.NullMarked;
