package com.slotbase.planted.left;

import org.springframework.beans.factory.annotation.Autowired;

/** Breaks a rule on purpose. */
public class InjectedField {
  @Autowired String name;
}
