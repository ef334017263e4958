package com.slotbase.local.command;

import com.slotbase.local.stack.StackException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the {@code slotbase} script runs. */
public final class Main {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Arrays.asList(args), Screen.ofProcess()));
  }

  /** Runs one command line; returns the exit code. */
  static int run(List<String> line, Screen screen) {
    if (line.isEmpty() || List.of("help", "--help", "-h").contains(line.getFirst())) {
      screen.out().print(Help.text());
      return DONE;
    }
    var name = line.getFirst();
    var command = command(name);
    if (command == null) {
      return notUnderstood("there is no command '" + name + "'", screen);
    }
    try {
      return command.run(Arguments.parse(line.subList(1, line.size()), command.syntax()), screen);
    } catch (Arguments.NotUnderstood e) {
      return notUnderstood(name + ": " + e.getMessage(), screen);
    } catch (StackException e) {
      screen.err().println("slotbase: " + e.getMessage());
      return FAILED;
    }
  }

  private static @Nullable CliCommand command(String name) {
    return switch (name) {
      case "up" -> new UpCommand();
      case "down" -> new DownCommand();
      case "status" -> new StatusCommand();
      case "logs" -> new LogsCommand();
      case "demo" -> new DemoCommand();
      case "token" -> new TokenCommand();
      case "test" -> new TestCommand();
      case "check" -> new CheckCommand();
      case "reset" -> new ResetCommand();
      default -> null;
    };
  }

  private static int notUnderstood(String sentence, Screen screen) {
    screen.err().println("slotbase: " + sentence + ".\n");
    screen.err().print(Help.text());
    return NOT_UNDERSTOOD;
  }
}
