package com.slotbase.adapters.push;

import java.util.Map;

/**
 * A push as it is handed over.
 *
 * @param title one line
 * @param key what it is of: a device that gets it again shows it once
 * @param data for the app, beside what is shown
 */
public record Push(String title, String body, String key, Map<String, String> data) {

  public Push {
    data = Map.copyOf(data);
  }
}
