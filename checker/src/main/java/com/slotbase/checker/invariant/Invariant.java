package com.slotbase.checker.invariant;

/**
 * Something that must always hold.
 *
 * @param name short, for who looks it up or counts it
 * @param requirement the id of the requirement it guards
 * @param sentence what is promised
 */
public record Invariant(String name, String requirement, String sentence) {}
