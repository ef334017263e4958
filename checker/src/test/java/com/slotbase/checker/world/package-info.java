/** A small SlotBase for tests: real rows written by the real adapters, and books of a Stripe. */
package com.slotbase.checker.world;
