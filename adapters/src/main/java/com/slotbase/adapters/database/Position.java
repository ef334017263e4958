package com.slotbase.adapters.database;

import java.time.Instant;

/** A place in a list that is in order of time: that of the thing made then, with this id. */
public record Position(Instant at, String id) {}
