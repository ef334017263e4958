package com.slotbase.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every rule holds for all that we ship, and sees the classes that were planted to break it. */
class ArchitectureTest {

  static final List<Guard> GUARDS =
      Stream.of(ModuleArrows.GUARDS, Determinism.GUARDS, HouseStyle.GUARDS)
          .flatMap(List::stream)
          .toList();

  @ParameterizedTest
  @FieldSource("GUARDS")
  void rule_holds(Guard guard) {
    guard.rule().check(Guard.PRODUCTION);
  }

  @ParameterizedTest
  @FieldSource("GUARDS")
  void rule_seesWhatBreaksIt(Guard guard) {
    assertThat(guard.planted()).isNotEmpty();
    for (List<Class<?>> planted : guard.planted()) {
      var result = guard.rule().evaluate(new ClassFileImporter().importClasses(planted));
      assertThat(result.hasViolation()).as("%s breaks: %s", planted, guard).isTrue();
      String report = String.join("\n", result.getFailureReport().getDetails());
      assertThat(planted.stream().flatMap(ArchitectureTest::methods))
          .as("methods of %s that break: %s", planted, guard)
          .allSatisfy(method -> assertThat(report).contains(method + "("));
    }
  }

  private static Stream<String> methods(Class<?> planted) {
    return Stream.of(planted.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .map(name -> planted.getName() + "." + name);
  }
}
