/**
 * How PostgreSQL is reached: pool, migrations, conversions of types, and what is done again when
 * transactions stood in each other's way.
 */
@NullMarked
package com.slotbase.adapters.database;

import org.jspecify.annotations.NullMarked;
