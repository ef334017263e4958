package com.slotbase.adapters.planted;

import io.temporal.failure.ApplicationFailure;

/** Breaks a rule on purpose. */
public class KnowsTemporal {
  ApplicationFailure failure;
}
