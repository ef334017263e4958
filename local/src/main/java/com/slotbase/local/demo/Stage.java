package com.slotbase.local.demo;

import com.slotbase.local.issuer.LocalIssuer;

/**
 * What the story is played on.
 *
 * @param api base URL of the API
 * @param stripe base URL of the Stripe simulator
 * @param resend base URL of the Resend simulator
 * @param temporalUi base URL of the Temporal UI
 * @param namespace of the workflows
 * @param issuer whose tokens the API takes
 */
public record Stage(
    String api,
    String stripe,
    String stripeKey,
    String resend,
    String temporalUi,
    String namespace,
    LocalIssuer issuer) {}
