package com.slotbase.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.slotbase.activities.planted.KnowsTheWorker;
import com.slotbase.adapters.planted.KnowsAWorkflow;
import com.slotbase.adapters.planted.KnowsTemporal;
import com.slotbase.checker.planted.TrustsTheChecked;
import com.slotbase.local.planted.UsesStripesClient;
import com.slotbase.starter.planted.RunsActivities;
import com.slotbase.starter.planted.SpeaksSql;
import com.slotbase.worker.planted.KnowsTheStarter;
import com.slotbase.workflows.domain.planted.KnowsTheEngine;
import com.slotbase.workflows.planted.KnowsSpring;
import com.slotbase.workflows.planted.KnowsTheOutside;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which module knows which, and who knows SQL, Stripe and Temporal. */
final class ModuleArrows {

  /** Wiring names a pool and its client to hand them to adapters, and does nothing with them. */
  private static final DescribedPredicate<JavaClass> WIRING =
      DescribedPredicate.describe(
          "the wiring of adapters",
          type ->
              List.of("com.slotbase.worker.Adapters", "com.slotbase.starter.connection.Adapters")
                  .contains(type.getName()));

  static final List<Guard> GUARDS =
      List.of(
          Guard.of(
              classes()
                  .that()
                  .resideInAPackage("com.slotbase.workflows..")
                  .should()
                  .onlyDependOnClassesThat(
                      resideInAnyPackage(
                          "",
                          "com.slotbase.workflows..",
                          "java..",
                          "io.temporal..",
                          "io.grpc..",
                          "com.fasterxml.jackson..",
                          "org.jspecify..",
                          "org.slf4j..")),
              KnowsTheOutside.class,
              KnowsSpring.class),
          Guard.of(
              classes()
                  .that()
                  .resideInAPackage("com.slotbase.workflows.domain..")
                  .should()
                  .onlyDependOnClassesThat(
                      resideInAnyPackage(
                          "",
                          "com.slotbase.workflows.domain..",
                          "java..",
                          "com.fasterxml.jackson.annotation..",
                          "org.jspecify..")),
              KnowsTheEngine.class),
          Guard.of(knowsOnly("adapters", "workflows.domain"), KnowsAWorkflow.class),
          Guard.of(
              noClasses()
                  .that()
                  .resideInAPackage("com.slotbase.adapters..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("io.temporal.."),
              KnowsTemporal.class),
          Guard.of(knowsOnly("activities", "workflows", "adapters"), KnowsTheWorker.class),
          Guard.of(
              knowsOnly("worker", "activities", "workflows", "adapters"), KnowsTheStarter.class),
          Guard.of(knowsOnly("starter", "workflows", "adapters"), RunsActivities.class),
          Guard.of(knowsOnly("checker"), TrustsTheChecked.class),
          Guard.of(
              noClasses()
                  .that(
                      not(resideInAnyPackage("com.slotbase.adapters..", "com.slotbase.checker.."))
                          .and(not(WIRING)))
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "java.sql..",
                      "org.springframework.jdbc..",
                      "com.zaxxer..",
                      "org.postgresql..",
                      "org.flywaydb.."),
              SpeaksSql.class),
          Guard.of(
              noClasses()
                  .that(not(resideInAPackage("com.slotbase.adapters..")))
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("com.stripe.."),
              UsesStripesClient.class));

  private ModuleArrows() {}

  /** Of our own modules; a module always knows itself. */
  private static ArchRule knowsOnly(String module, String... others) {
    DescribedPredicate<JavaClass> known = resideInAPackage("com.slotbase." + module + "..");
    for (String other : others) {
      known = known.or(resideInAPackage("com.slotbase." + other + ".."));
    }
    return classes()
        .that()
        .resideInAPackage("com.slotbase." + module + "..")
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("com.slotbase..")).or(known))
        .as("of our modules, %s knows only %s".formatted(module, List.of(others)));
  }
}
