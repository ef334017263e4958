package com.slotbase.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.RefundNews;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All that Temporal can see of us, in one file: names, ids and the form of every message. Runs,
 * histories and processes of another version depend on it.
 */
class GoldenFileTest {

  private static final Path FILE = Path.of("src/test/resources/temporal-surface.golden");
  private static final String CHANGED =
      """
      What Temporal can see has changed. Runs that are open, and processes of the version before, \
      go by what the file says:
      - a name, id, task queue or failure type that is renamed or removed strands them: keep the \
      old one beside the new one until no run knows it;
      - a field may be added if it may be absent (@Nullable) or has a default, and removed once \
      nobody reads it; to rename one or to change its type is to break it;
      - a new enum constant or a new member of a family can't be read by older processes: deploy \
      its readers first.
      If the change keeps to that, write the file anew with -Dgolden.update=true and commit it.\
      """;

  @Test
  void whatTemporalSees_isWhatTheGoldenFileSays() throws IOException {
    List<String> surface = surface();
    if (Boolean.getBoolean("golden.update")) {
      Files.write(FILE, surface);
    }
    assertThat(surface).as(CHANGED).containsExactlyElementsOf(Files.readAllLines(FILE));
  }

  private static List<String> surface() {
    var lines = new ArrayList<String>();
    lines.add(
        "# Written by GoldenFileTest with -Dgolden.update=true; its message says what breaks.");
    lines.add("");
    lines.addAll(TemporalSurface.names());
    lines.add("");
    constants(TaskQueues.class).forEach(value -> lines.add("task queue " + value));
    constants(FailureTypes.class).forEach(value -> lines.add("failure type " + value));
    constants(WorkflowIds.class).forEach(value -> lines.add("fixed id " + value));
    ids().forEach(id -> lines.add("workflow id " + id));
    lines.add("");
    TemporalSurface.enums()
        .forEach(type ->
            lines.add(
                "enum %s %s"
                    .formatted(
                        type.getSimpleName(),
                        Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(" ")))));
    lines.add("");
    MessageSamples.ALL.forEach(sample -> lines.add(message(sample)));
    return lines;
  }

  private static String message(Record sample) {
    var payload = PayloadConversion.dataConverter().toPayload(sample).orElseThrow();
    String family =
        switch (sample) {
          case BookingNews news -> "BookingNews.";
          case RefundNews news -> "RefundNews.";
          default -> "";
        };
    return "message %s%s %s %s"
        .formatted(
            family,
            sample.getClass().getSimpleName(),
            payload.getMetadataOrThrow("encoding").toStringUtf8(),
            payload.getData().toStringUtf8());
  }

  private static Stream<String> constants(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .sorted(Comparator.comparing(Field::getName))
        .map(field -> field.getName() + " = " + value(field));
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each form with its parameters' names in their places. */
  private static Stream<String> ids() {
    return Arrays.stream(WorkflowIds.class.getMethods())
        .filter(method ->
            Modifier.isStatic(method.getModifiers()) && method.getReturnType() == String.class)
        .sorted(Comparator.comparing(Method::getName))
        .map(GoldenFileTest::id);
  }

  private static String id(Method form) {
    Object[] placeholders =
        Arrays.stream(form.getParameters())
            .map(p -> p.getType() == int.class ? (Object) 2 : "<" + p.getName() + ">")
            .toArray();
    try {
      return form.getName() + " = " + form.invoke(null, placeholders);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
