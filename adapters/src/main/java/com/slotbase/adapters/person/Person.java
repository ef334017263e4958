package com.slotbase.adapters.person;

import org.jspecify.annotations.Nullable;

/**
 * How a person is reached.
 *
 * @param id the {@code sub} of their tokens
 * @param language an ISO 639 code that there are texts in
 */
public record Person(String id, @Nullable String email, @Nullable String phone, String language) {}
