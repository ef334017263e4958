package com.slotbase.starter.error;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, as the caller wrote it: {@code openingHours[0].from}, or the name of a header
 *     or parameter; {@code body} for the whole of it
 * @param message what it should have been, in English for the developer
 */
public record Violation(String field, String message) {}
