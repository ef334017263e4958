package com.slotbase.workflows.planted;

import com.slotbase.adapters.payment.PaymentGateway;

/** Breaks a rule on purpose. */
public class KnowsTheOutside {
  PaymentGateway gateway;
}
