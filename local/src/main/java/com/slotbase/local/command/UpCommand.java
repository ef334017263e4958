package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import java.util.Set;

/**
 * Starts what does not run. In the foreground it then stays, says when a part ends, and stops
 * everything at Ctrl-C. It starts no part again by itself, so that an outage can be tried out.
 */
final class UpCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return new Syntax(Set.of("--detach", "-d"), Set.of(), 0);
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var detach = arguments.has("--detach") || arguments.has("-d");
    var stack = Stack.of(StackSettings.fromEnvironment(System.getenv()), new ProgressLines(screen));
    try (var exit =
        detach ? StopAtExit.start(stack, screen) : StopAtExit.everything(stack, screen)) {
      if (StackStarter.start(stack, exit, screen)) {
        ready(stack, detach, screen);
        if (!detach) {
          new Watch(stack, screen, exit).untilStopped();
        }
      }
    }
    return 0;
  }

  private static void ready(Stack stack, boolean detach, Screen screen) {
    screen.line("");
    StatusCommand.addresses(stack.status(), screen);
    screen.line("");
    var hint = detach ? "./slotbase down stops everything" : "Ctrl-C stops everything";
    screen.line(screen.dim("  %s, ./slotbase logs -f shows what it does.".formatted(hint)));
    screen.line(screen.bold("ready"));
  }
}
