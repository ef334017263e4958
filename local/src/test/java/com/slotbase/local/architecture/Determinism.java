package com.slotbase.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.cancellation.CancellationStories;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.planted.DoesIo;
import com.slotbase.workflows.planted.DrawsLots;
import com.slotbase.workflows.planted.KeepsState;
import com.slotbase.workflows.planted.Locks;
import com.slotbase.workflows.planted.ReadsClocks;
import com.slotbase.workflows.planted.ReadsTheMachine;
import com.slotbase.workflows.planted.SpeaksToTheServer;
import com.slotbase.workflows.planted.StartsThreads;
import com.slotbase.workflows.planted.Synchronizes;
import com.slotbase.workflows.refund.RefundStories;
import com.slotbase.workflows.reschedule.RescheduleStories;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.temporal.StoryCalls;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code workflows} may not do, as its code is run again from history on any machine at any
 * time. The clients in it, which run in the processes that start and wake workflows, are named;
 * nothing else in it may know them or speak to Temporal's server.
 */
final class Determinism {

  private static final Set<String> CLIENTS =
      Stream.concat(
              Stream.of(
                      StoryCalls.class,
                      Stories.class,
                      BookingStories.class,
                      CancellationStories.class,
                      NotificationStories.class,
                      RefundStories.class,
                      RescheduleStories.class)
                  .map(Class::getName),
              Stream.of(StoryCalls.class.getPackageName() + ".FirstContact"))
          .collect(Collectors.toUnmodifiableSet());

  /** A constant is declared as what can't be changed, such as a List that List.of made. */
  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.lang.StringBuilder");

  private static final DescribedPredicate<JavaClass> CLIENT =
      describe("clients", type -> CLIENTS.contains(type.getName().replaceFirst("\\$.*", "")));

  private static final DescribedPredicate<JavaClass> WORKFLOW_CODE =
      resideInAPackage("com.slotbase.workflows..")
          .and(DescribedPredicate.not(CLIENT))
          .as("workflow code");

  static final List<Guard> GUARDS =
      List.of(
          Guard.of(
              noClasses()
                  .that(WORKFLOW_CODE)
                  .should()
                  .dependOnClassesThat(
                      CLIENT.or(
                          resideInAnyPackage(
                              "io.temporal.client..",
                              "io.temporal.serviceclient..",
                              "io.temporal.worker..",
                              "io.grpc.."))),
              SpeaksToTheServer.class),
          Guard.of(
              neverUses(
                  "clocks",
                  resideInAPackage("java.time..")
                      .and(describe("a clock", type -> type.getSimpleName().equals("Clock"))),
                  Map.of(
                      "java.time.*", Set.of("now"),
                      "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
                      "java.util.Date", Set.of("<init>"),
                      "java.util.Calendar", Set.of("getInstance"))),
              ReadsClocks.class),
          Guard.of(
              neverUses(
                  "chance",
                  resideInAnyPackage("java.util.random..", "java.security..")
                      .or(named("java.util.Random"))
                      .or(named("java.util.SplittableRandom")),
                  Map.of(
                      "java.util.UUID", Set.of("randomUUID"),
                      "java.lang.Math", Set.of("random"),
                      "java.lang.StrictMath", Set.of("random"),
                      "java.util.Collections", Set.of("shuffle"))),
              DrawsLots.class),
          Guard.of(
              neverUses(
                  "threads",
                  resideInAPackage("java.util.concurrent..")
                      .or(named("java.lang.Thread"))
                      .or(named("java.lang.ThreadLocal"))
                      .or(named("java.util.Timer")),
                  Map.of(
                      "java.lang.Object", Set.of("wait", "notify", "notifyAll"),
                      "java.util.Collection", Set.of("parallelStream"),
                      "java.util.List", Set.of("parallelStream"),
                      "java.util.stream.Stream", Set.of("parallel"))),
              StartsThreads.class),
          Guard.of(
              methods()
                  .that()
                  .areDeclaredInClassesThat(WORKFLOW_CODE)
                  .should()
                  .notHaveModifier(JavaModifier.SYNCHRONIZED),
              Synchronizes.class),
          Guard.of(noClasses().that(WORKFLOW_CODE).should(new LockMonitors()), Locks.class),
          Guard.of(
              neverUses(
                  "files, networks and processes",
                  resideInAnyPackage(
                          "java.io..", "java.nio..", "java.net..", "javax..", "java.sql..")
                      .or(named("java.lang.Process"))
                      .or(named("java.lang.ProcessBuilder"))
                      .or(named("java.lang.Runtime")),
                  Map.of()),
              DoesIo.class),
          Guard.of(
              neverUses(
                  "what differs between machines",
                  describe("nothing", type -> false),
                  Map.of(
                      "java.lang.System",
                          Set.of(
                              "getenv",
                              "getProperty",
                              "getProperties",
                              "lineSeparator",
                              "identityHashCode",
                              "out",
                              "err",
                              "in"),
                      "java.lang.Boolean", Set.of("getBoolean"),
                      "java.lang.Integer", Set.of("getInteger"),
                      "java.lang.Long", Set.of("getLong"),
                      "java.util.Locale", Set.of("getDefault"),
                      "java.util.TimeZone", Set.of("getDefault"),
                      "java.time.ZoneId", Set.of("systemDefault"),
                      "java.lang.String", Set.of("format", "formatted"))),
              ReadsTheMachine.class),
          Guard.of(
              fields()
                  .that()
                  .areDeclaredInClassesThat(WORKFLOW_CODE)
                  .and()
                  .areStatic()
                  .and()
                  .doNotHaveModifier(JavaModifier.SYNTHETIC)
                  .should(beConstant()),
              KeepsState.class));

  private Determinism() {}

  /**
   * @param members by the name of their class; {@code java.time.*} is every class of it
   */
  private static ArchRule neverUses(
      String what, DescribedPredicate<JavaClass> types, Map<String, Set<String>> members) {
    DescribedPredicate<JavaAccess<?>> forbidden =
        describe(
            what,
            access -> {
              JavaClass owner = access.getTargetOwner();
              String name = access.getName();
              return members.getOrDefault(owner.getName(), Set.of()).contains(name)
                  || members.getOrDefault(owner.getPackageName() + ".*", Set.of()).contains(name);
            });
    return noClasses()
        .that(WORKFLOW_CODE)
        .should()
        .dependOnClassesThat(types)
        .orShould()
        .accessTargetWhere(forbidden)
        .as("workflow code never uses " + what);
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe(name, type -> type.getName().equals(name));
  }

  private static ArchCondition<JavaField> beConstant() {
    return new ArchCondition<>("be constant") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        JavaClass type = field.getRawType();
        boolean constant =
            field.getModifiers().contains(JavaModifier.FINAL)
                && !type.isArray()
                && !MUTABLE.contains(type.getName());
        events.add(new SimpleConditionEvent(field, constant, field.getDescription()));
      }
    };
  }
}
