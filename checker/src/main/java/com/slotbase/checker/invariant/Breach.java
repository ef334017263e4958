package com.slotbase.checker.invariant;

/** A way in which an invariant is broken, before it is known for sure. */
public record Breach(Invariant invariant, String explanation) {}
