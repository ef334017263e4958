/** A violation of every invariant, planted in a system in which all is well otherwise. */
package com.slotbase.checker.plant;
