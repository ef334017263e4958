package com.slotbase.workflows.domain;

/** A way to reach a person. */
public enum Channel {
  EMAIL,
  PUSH
}
