/**
 * The waitlist in PostgreSQL (N4). Offers are made by the database itself, in the transaction that
 * frees a slot; here people join, accept and look, and the sweep makes up for what was left over.
 */
@NullMarked
package com.slotbase.adapters.waitlist;

import org.jspecify.annotations.NullMarked;
