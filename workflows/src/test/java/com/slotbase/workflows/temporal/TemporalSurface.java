package com.slotbase.workflows.temporal;

import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOWorkflowInterfaceMetadata;
import io.temporal.common.metadata.POJOWorkflowMethodMetadata;
import io.temporal.common.metadata.WorkflowMethodType;
import io.temporal.workflow.WorkflowInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Temporal can see of this module, found by reflection: what is not found can't be forgotten.
 */
final class TemporalSurface {

  private static final List<Class<?>> CLASSES = classes();

  private TemporalSurface() {}

  /** Workflow types with their handlers, then activity types, each with its messages. */
  static List<String> names() {
    Stream<String> workflows =
        interfaces(WorkflowInterface.class).flatMap(TemporalSurface::workflow);
    Stream<String> activities =
        interfaces(ActivityInterface.class).flatMap(TemporalSurface::activities);
    return Stream.concat(workflows, activities).toList();
  }

  /** Types that a payload is written from and read as: parameters and results. */
  static Set<Class<?>> messages() {
    return Stream.of(WorkflowInterface.class, ActivityInterface.class)
        .flatMap(TemporalSurface::interfaces)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .flatMap(method ->
            Stream.concat(
                Arrays.stream(method.getParameterTypes()), Stream.of(method.getReturnType())))
        .filter(type -> type != void.class)
        .collect(byName());
  }

  /** Enums anywhere within the messages: a new constant can't be read by who doesn't know it. */
  static Set<Class<?>> enums() {
    var seen = new LinkedHashSet<Class<?>>();
    messages().forEach(message -> collect(message, seen));
    return seen.stream().filter(Class::isEnum).collect(byName());
  }

  private static void collect(Class<?> type, Set<Class<?>> seen) {
    if (!type.getName().startsWith("com.slotbase.") || !seen.add(type)) {
      return;
    }
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(subtype -> collect(subtype, seen));
    }
    if (type.isRecord()) {
      Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .flatMap(TemporalSurface::raw)
          .forEach(component -> collect(component, seen));
    }
  }

  private static Stream<Class<?>> raw(Type type) {
    return CLASSES.stream().filter(known -> type.getTypeName().contains(known.getTypeName()));
  }

  private static Stream<String> workflow(Class<?> type) {
    var metadata = POJOWorkflowInterfaceMetadata.newInstance(type);
    return metadata.getMethodsMetadata().stream()
        .sorted(
            Comparator.comparing(POJOWorkflowMethodMetadata::getType)
                .thenComparing(POJOWorkflowMethodMetadata::getName))
        .map(method ->
            method.getType() == WorkflowMethodType.WORKFLOW
                ? "workflow %s %s".formatted(method.getName(), messages(method.getWorkflowMethod()))
                : "%s %s of %s %s"
                    .formatted(
                        method.getType().name().toLowerCase(Locale.ROOT),
                        method.getName(),
                        metadata.getWorkflowType().orElseThrow(),
                        messages(method.getWorkflowMethod())));
  }

  private static Stream<String> activities(Class<?> type) {
    return POJOActivityInterfaceMetadata.newInstance(type).getMethodsMetadata().stream()
        .map(method ->
            "activity %s %s".formatted(method.getActivityTypeName(), messages(method.getMethod())))
        .sorted();
  }

  private static String messages(Method method) {
    String parameters =
        Arrays.stream(method.getGenericParameterTypes())
            .map(TemporalSurface::simple)
            .collect(Collectors.joining(", ", "(", ")"));
    return method.getReturnType() == void.class
        ? parameters
        : parameters + ": " + simple(method.getGenericReturnType());
  }

  private static String simple(Type type) {
    return type.getTypeName().replaceAll("[a-z]+\\.", "").replaceAll("\\w+\\$", "");
  }

  private static Stream<Class<?>> interfaces(Class<? extends Annotation> annotation) {
    return CLASSES.stream().filter(type -> type.isAnnotationPresent(annotation));
  }

  private static Collector<Class<?>, ?, Set<Class<?>>> byName() {
    return Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getName)));
  }

  private static List<Class<?>> classes() {
    try {
      Path root =
          Path.of(TaskQueues.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
            .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.').replace('\\', '.'))
            .sorted()
            .<Class<?>>map(TemporalSurface::load)
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, TemporalSurface.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
