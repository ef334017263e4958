package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import com.slotbase.local.stack.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

final class StatusCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return Syntax.switches("--json");
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var stack = Stack.of(StackSettings.fromEnvironment(System.getenv()));
    var status = stack.status();
    if (arguments.has("--json")) {
      screen.line(json(status));
    } else if (status.pids().isEmpty()) {
      screen.line("Nothing runs. ./slotbase up starts it.");
    } else {
      table(status, stack, screen);
    }
    return 0;
  }

  /** The addresses and, under {@code pids}, the process ids; an empty object if nothing runs. */
  static String json(Status status) {
    Map<String, Object> object = new LinkedHashMap<>(status.addresses());
    if (!status.pids().isEmpty()) {
      var pids = new LinkedHashMap<String, Long>();
      status.pids().forEach((part, pid) -> pids.put(part.label(), pid));
      object.put("pids", pids);
    }
    return JsonMapper.shared().writeValueAsString(object);
  }

  private static void table(Status status, Stack stack, Screen screen) {
    for (Part part : Part.values()) {
      var pid = status.pids().get(part);
      if (pid != null) {
        screen.line(
            "  %s %-11s%s"
                .formatted(screen.green("✓"), part.label(), screen.dim("process " + pid)));
      } else if (stack.settings().startsItself(part)) {
        screen.line("  %s %-11s%s".formatted(screen.red("✗"), part.label(), "does not run"));
      }
    }
    screen.line("");
    addresses(status, screen);
  }

  /** One line per address and page, aligned. */
  static void addresses(Status status, Screen screen) {
    status.addresses().forEach((name, address) -> line(label(name), address, screen));
    status.pages().forEach((title, address) -> line(title, address, screen));
  }

  private static void line(String label, String address, Screen screen) {
    screen.line("  %-18s%s".formatted(label, address));
  }

  private static String label(String name) {
    return switch (name) {
      case "api" -> "API";
      case "temporal" -> "Temporal";
      case "temporalUi" -> "Temporal UI";
      case "temporalMetrics" -> "Temporal metrics";
      case "database" -> "PostgreSQL";
      case "stripe" -> "Stripe";
      case "resend" -> "Resend";
      case "fcm" -> "FCM";
      case "issuer" -> "Token issuer";
      default -> name;
    };
  }
}
