package com.slotbase.local.planted;

import com.stripe.StripeClient;

/** Breaks a rule on purpose. */
public class UsesStripesClient {
  StripeClient stripe;
}
