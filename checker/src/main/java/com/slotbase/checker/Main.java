package com.slotbase.checker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.invariant.Progress;
import com.slotbase.checker.invariant.Unreadable;
import com.slotbase.checker.invariant.Violation;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code check [--json] [--at-rest]}: a line per violation on standard output, everything else on
 * standard error. Ends with 0 when every invariant holds, 1 when one doesn't, 2 when that can't be
 * told.
 */
public final class Main {

  private static final String JSON = "--json";

  /** Whoever says it has stopped using the system and given it the time to finish. */
  private static final String AT_REST = "--at-rest";

  private Main() {}

  public static void main(String[] arguments) {
    // What libraries have to say is no part of the answer, whatever logging is on the class path.
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (!Set.of(JSON, AT_REST).containsAll(arguments)) {
      err.println("usage: check [--json] [--at-rest]");
      return 2;
    }
    try {
      CheckerSettings settings = CheckerSettings.fromEnvironment(environment);
      if (arguments.contains(AT_REST)) {
        settings = settings.with(Patience.AT_REST);
      }
      Report report = Checker.of(settings, new Progress(err::println)).report();
      for (Violation violation : report.violations()) {
        out.println(arguments.contains(JSON) ? json(violation) : violation);
      }
      report.notChecked().forEach(err::println);
      err.println(summary(report));
      return report.holds() ? 0 : 1;
    } catch (IllegalArgumentException | Unreadable e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  private static String summary(Report report) {
    String looked = String.join("; ", report.looked());
    return report.holds()
        ? "Every invariant holds (%s).".formatted(looked)
        : "Violations: %,d (%s).".formatted(report.violations().size(), looked);
  }

  private static String json(Violation violation) {
    var line = JsonNodeFactory.instance.objectNode();
    line.put("invariant", violation.invariant().name());
    line.put("requirement", violation.invariant().requirement());
    line.put("promise", violation.invariant().sentence());
    line.put("subject", violation.subject());
    line.put("explanation", violation.explanation());
    return line.toString();
  }
}
