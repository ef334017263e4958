package com.slotbase.local.demo;

import java.util.List;

/**
 * One step of the story, as it came out.
 *
 * @param step who does what
 * @param ok whether the actual is the expected
 * @param ms how long it took
 * @param links where it can be looked at
 */
public record Step(
    String step, boolean ok, String expected, String actual, long ms, List<String> links) {}
