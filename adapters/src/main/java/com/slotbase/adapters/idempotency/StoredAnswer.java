package com.slotbase.adapters.idempotency;

import org.jspecify.annotations.Nullable;

/** An answer to be given again, to the letter. */
public record StoredAnswer(
    int status, @Nullable String location, @Nullable String contentType, @Nullable String body) {}
