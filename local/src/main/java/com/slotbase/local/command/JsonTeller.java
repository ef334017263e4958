package com.slotbase.local.command;

import com.slotbase.local.demo.Step;
import com.slotbase.local.demo.Teller;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object per step and line. */
record JsonTeller(Screen screen) implements Teller {

  @Override
  public void tell(Step step) {
    screen.line(JsonMapper.shared().writeValueAsString(step));
  }
}
