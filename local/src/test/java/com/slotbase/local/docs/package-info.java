/** Holds what README.md and docs/ tell against what is there. */
package com.slotbase.local.docs;
