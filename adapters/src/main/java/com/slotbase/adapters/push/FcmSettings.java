package com.slotbase.adapters.push;

import java.net.URI;

/**
 * How FCM is reached.
 *
 * @param credentialsFile path of a service account's key as Firebase hands it out; empty: a token
 *     that only the local simulator takes
 */
public record FcmSettings(URI apiBase, String credentialsFile) {}
