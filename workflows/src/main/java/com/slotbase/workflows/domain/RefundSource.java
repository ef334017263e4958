package com.slotbase.workflows.domain;

/**
 * Money that was paid and can be given back from where it came.
 *
 * @param id of the payment
 * @param offline whether staff took it, and so have to give it back
 * @param availableMinor what no refund was made of yet, nor is to be
 */
public record RefundSource(String id, boolean offline, long availableMinor) {}
