package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackException;
import com.slotbase.local.stack.StackSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Starts what does not run. In the foreground it then stays, says when a part ends, and stops
 * everything at Ctrl-C. It starts no part again by itself, so that an outage can be tried out.
 */
final class UpCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return Syntax.switches("--detach", "-d");
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var stays = !arguments.has("--detach") && !arguments.has("-d");
    var stack = Stack.of(StackSettings.fromEnvironment(System.getenv()), new ProgressLines(screen));
    var exit = StopAtExit.of(stack, screen);
    try {
      start(stack, screen, stays);
      if (stays) {
        new Watch(stack, screen, exit).untilStopped();
      }
    } catch (StackException e) {
      if (!exit.isUnderWay()) {
        throw e;
      }
    } finally {
      exit.cancel();
    }
    return 0;
  }

  private static void start(Stack stack, Screen screen, boolean stays) {
    var begin = Instant.now();
    var before = stack.status().pids().size();
    var all = missing(stack) == 0;
    if (all) {
      screen.line("The stack runs already.");
    } else {
      screen.line(before == 0 ? "Starting the stack" : "Starting what does not run");
      stack.startAll();
    }
    screen.line("");
    StatusCommand.addresses(stack.status(), screen);
    screen.line("");
    var hint = stays ? "Ctrl-C stops everything" : "./slotbase down stops everything";
    var took = all ? "" : "Up in %s. ".formatted(ProgressLines.seconds(since(begin)));
    screen.line(screen.dim("  %s%s; ./slotbase logs -f shows what it does.".formatted(took, hint)));
    screen.line(screen.bold("ready"));
  }

  private static long missing(Stack stack) {
    return Arrays.stream(Part.values())
        .filter(stack.settings()::startsItself)
        .filter(part -> !stack.isRunning(part))
        .count();
  }

  private static Duration since(Instant begin) {
    return Duration.between(begin, Instant.now());
  }
}
