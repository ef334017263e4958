/** What people say of themselves. */
@NullMarked
package com.slotbase.starter.person;

import org.jspecify.annotations.NullMarked;
