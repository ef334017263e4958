package com.slotbase.checker.planted;

import com.slotbase.workflows.domain.Money;

/** Breaks a rule on purpose. */
public class TrustsTheChecked {
  Money money;
}
