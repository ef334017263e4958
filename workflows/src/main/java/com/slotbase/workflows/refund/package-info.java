/**
 * The story of a refund: Stripe is asked for it until it has accepted it, or it is left to a person
 * (C3, C4).
 */
@NullMarked
package com.slotbase.workflows.refund;

import org.jspecify.annotations.NullMarked;
