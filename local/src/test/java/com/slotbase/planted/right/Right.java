package com.slotbase.planted.right;

import com.slotbase.planted.left.Left;

/** Breaks a rule on purpose. */
public class Right {
  Left left;
}
