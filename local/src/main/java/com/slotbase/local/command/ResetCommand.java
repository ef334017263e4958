package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;

final class ResetCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return Syntax.NOTHING;
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var stack = Stack.of(StackSettings.fromEnvironment(System.getenv()), new ProgressLines(screen));
    stack.stopAll();
    stack.home().delete();
    screen.line("The state in " + stack.settings().home() + " is gone.");
    return 0;
  }
}
