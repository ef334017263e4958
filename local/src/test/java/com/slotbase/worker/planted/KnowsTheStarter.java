package com.slotbase.worker.planted;

import com.slotbase.starter.StarterApplication;

/** Breaks a rule on purpose. */
public class KnowsTheStarter {
  StarterApplication starter;
}
