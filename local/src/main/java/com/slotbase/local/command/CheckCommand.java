package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.Program;
import com.slotbase.local.stack.StackSettings;
import java.util.List;

/** Runs the checker, a program of its own, against the stack that the settings describe. */
final class CheckCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return Syntax.switches("--json");
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var settings = StackSettings.fromEnvironment(System.getenv());
    return Foreground.run(
        Program.CHECKER.command(arguments.has("--json") ? List.of("--json") : List.of()),
        settings.environment());
  }
}
