/** PostgreSQL, read and never written: results are streamed, however many rows there are. */
@NullMarked
package com.slotbase.checker.database;

import org.jspecify.annotations.NullMarked;
