package com.slotbase.workflows.planted;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Breaks a rule with each of its methods, on purpose. */
public class DrawsLots {

  int random() {
    return new Random().nextInt();
  }

  int secure() {
    return new SecureRandom().nextInt();
  }

  int generator() {
    return RandomGenerator.getDefault().nextInt();
  }

  UUID id() {
    return UUID.randomUUID();
  }

  double fraction() {
    return Math.random();
  }

  void order(List<String> list) {
    Collections.shuffle(list);
  }
}
