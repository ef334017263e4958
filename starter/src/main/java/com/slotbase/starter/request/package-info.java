/** What every request has before anybody looks at what it asks for: an id that leads to its log. */
@NullMarked
package com.slotbase.starter.request;

import org.jspecify.annotations.NullMarked;
