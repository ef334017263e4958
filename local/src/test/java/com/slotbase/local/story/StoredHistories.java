package com.slotbase.local.story;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The histories that {@code workflows} replays, one event a line. */
final class StoredHistories {

  private static final Path FOLDER = Path.of("../workflows/src/test/resources/histories");
  private static final JsonMapper JSON = JsonMapper.shared();

  private StoredHistories() {}

  static Set<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.replaceFirst("\\.json$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String name, WorkflowExecutionHistory history) {
    JsonNode json = JSON.readTree(history.toJson(false));
    // No replay looks at it, and it would change with every line of the code.
    json.findParents("stackTrace").forEach(failure -> ((ObjectNode) failure).remove("stackTrace"));
    String events =
        json.get("events").valueStream().map(JsonNode::toString).collect(Collectors.joining(",\n"));
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file(name), "{\"events\":[\n" + events + "\n]}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String shape(String name) {
    try {
      return shape(WorkflowExecutionHistory.fromJson(Files.readString(file(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The types of the events, one a line. What a loaded machine adds is left out: workflow tasks
   * that it took too long for, and whether our own read timeout or Temporal's deadline ends a call
   * that Stripe doesn't answer.
   */
  static String shape(WorkflowExecutionHistory history) {
    return history.getEvents().stream()
        .map(event -> event.getEventType().name().replace("EVENT_TYPE_", ""))
        .collect(Collectors.joining("\n"))
        .replace("WORKFLOW_TASK_SCHEDULED\nWORKFLOW_TASK_STARTED\nWORKFLOW_TASK_TIMED_OUT\n", "")
        .replace("ACTIVITY_TASK_TIMED_OUT", "ACTIVITY_TASK_FAILED");
  }

  private static Path file(String name) {
    return FOLDER.resolve(name + ".json");
  }
}
