/** How PostgreSQL is reached: pool, migrations, conversions of types. */
@NullMarked
package com.slotbase.adapters.database;

import org.jspecify.annotations.NullMarked;
