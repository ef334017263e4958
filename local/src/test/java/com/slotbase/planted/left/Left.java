package com.slotbase.planted.left;

import com.slotbase.planted.right.Right;

/** Breaks a rule on purpose. */
public class Left {
  Right right;
}
