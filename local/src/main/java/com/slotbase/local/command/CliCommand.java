package com.slotbase.local.command;

/** One command of {@code ./slotbase}. */
interface CliCommand {

  Arguments.Syntax syntax();

  /** Does it and returns the exit code. */
  int run(Arguments arguments, Screen screen);
}
