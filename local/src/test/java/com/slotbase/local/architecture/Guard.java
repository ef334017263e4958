package com.slotbase.local.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule, and classes that break it: what shows that the rule sees anything.
 *
 * @param planted sets of classes, each of which breaks the rule by itself and with each of its
 *     methods
 */
record Guard(ArchRule rule, List<List<Class<?>>> planted) {

  /** All that we ship. */
  static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.slotbase");

  /** Each of the classes breaks the rule. */
  static Guard of(ArchRule rule, Class<?>... planted) {
    return new Guard(rule, Stream.of(planted).<List<Class<?>>>map(List::of).toList());
  }

  /** The classes break the rule together. */
  static Guard together(ArchRule rule, Class<?>... planted) {
    return new Guard(rule, List.of(List.of(planted)));
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
