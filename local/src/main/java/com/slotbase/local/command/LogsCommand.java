package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.NotUnderstood;
import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The last lines of every part's log, or of one part's; on request goes on with what is added. */
final class LogsCommand implements CliCommand {

  private static final int LINES_OF_ONE = 200;
  private static final int LINES_OF_EACH = 40;
  private static final long POLL_MS = 200;

  @Override
  public Syntax syntax() {
    return new Syntax(Set.of("-f", "--follow"), Set.of(), 1);
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var stack = Stack.of(StackSettings.fromEnvironment(System.getenv()));
    var parts = arguments.words().isEmpty() ? List.of(Part.values()) : parts(arguments);
    var logs = new ArrayList<LogTail>();
    for (Part part : parts) {
      var prefix = parts.size() == 1 ? "" : screen.dim("%-11s".formatted(part.label()));
      logs.add(new LogTail(stack.home().log(part), prefix));
    }
    for (var log : logs) {
      log.printLast(parts.size() == 1 ? LINES_OF_ONE : LINES_OF_EACH, screen);
    }
    if (arguments.has("-f") || arguments.has("--follow")) {
      follow(logs, screen);
    }
    return 0;
  }

  private static List<Part> parts(Arguments arguments) {
    var name = arguments.words().getFirst();
    return Arrays.stream(Part.values())
        .filter(part -> part.label().equals(name))
        .map(List::of)
        .findFirst()
        .orElseThrow(() ->
            new NotUnderstood(
                "there is no part '%s', but postgres, temporal, simulators, worker and api"
                    .formatted(name)));
  }

  private static void follow(List<LogTail> logs, Screen screen) {
    // Whoever reads the output may have left, as in `./slotbase logs -f | head`.
    while (!screen.out().checkError()) {
      for (var log : logs) {
        log.printAdded(screen);
      }
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
