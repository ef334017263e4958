package com.slotbase.adapters.idempotency;

/**
 * A key as one caller used it on one path.
 *
 * @param caller the {@code sub} of the token
 * @param requestHash SHA-256 of the body as sent; the same key with another one is refused
 */
public record IdempotencyKey(String caller, String path, String key, byte[] requestHash) {}
