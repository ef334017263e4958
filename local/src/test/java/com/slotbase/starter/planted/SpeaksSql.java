package com.slotbase.starter.planted;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a rule on purpose. */
public class SpeaksSql {
  static int one(JdbcClient jdbc) {
    return jdbc.sql("select 1").query(Integer.class).single();
  }
}
