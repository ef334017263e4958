/** Shows what the commands understand, print and leave behind. */
package com.slotbase.local.command;
