package com.slotbase.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.slotbase.planted.left.BookingHelper;
import com.slotbase.planted.left.BookingManager;
import com.slotbase.planted.left.BookingUtil;
import com.slotbase.planted.left.BookingUtils;
import com.slotbase.planted.left.InjectedField;
import com.slotbase.planted.left.Left;
import com.slotbase.planted.left.LonelyImpl;
import com.slotbase.planted.right.Right;
import com.slotbase.workflows.planted.FinalWorkflow;
import com.slotbase.workflows.planted.HiddenConstructorWorkflow;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** How the house is built. */
final class HouseStyle {

  static final DescribedPredicate<JavaClass> WORKFLOW_IMPLEMENTATION =
      implementing(WorkflowInterface.class);
  static final DescribedPredicate<JavaClass> ACTIVITY_IMPLEMENTATION =
      implementing(ActivityInterface.class);

  static final List<Guard> GUARDS =
      List.of(
          // Otherwise its tasks fail for ever, and not at start.
          Guard.of(
              classes()
                  .that(WORKFLOW_IMPLEMENTATION)
                  .should()
                  .bePublic()
                  .andShould(have("a public constructor without parameters", HouseStyle::canBeMade))
                  .andShould()
                  .notHaveModifier(JavaModifier.FINAL),
              FinalWorkflow.HIDDEN,
              HiddenConstructorWorkflow.class,
              FinalWorkflow.class),
          Guard.of(
              classes()
                  .should(
                      have(
                          "a package whose package-info says @NullMarked",
                          type ->
                              type.getPackage()
                                  .tryGetPackageInfo()
                                  .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                  .isPresent())),
              Left.class),
          Guard.together(
              slices().matching("com.slotbase.(*).(*)..").should().beFreeOfCycles(),
              Left.class,
              Right.class),
          Guard.of(
              noClasses()
                  .should()
                  .haveSimpleNameEndingWith("Manager")
                  .orShould()
                  .haveSimpleNameEndingWith("Helper")
                  .orShould()
                  .haveSimpleNameEndingWith("Util")
                  .orShould()
                  .haveSimpleNameEndingWith("Utils"),
              BookingManager.class,
              BookingHelper.class,
              BookingUtil.class,
              BookingUtils.class),
          Guard.of(
              classes()
                  .that()
                  .haveSimpleNameEndingWith("Impl")
                  .should(
                      have(
                          "an interface of Temporal's, for which a second name is needed",
                          WORKFLOW_IMPLEMENTATION.or(ACTIVITY_IMPLEMENTATION))),
              LonelyImpl.class),
          Guard.of(
              noFields()
                  .should()
                  .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                  .orShould()
                  .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                  .orShould()
                  .beAnnotatedWith("jakarta.inject.Inject")
                  .orShould()
                  .beAnnotatedWith("jakarta.annotation.Resource"),
              InjectedField.class));

  private HouseStyle() {}

  private static DescribedPredicate<JavaClass> implementing(
      Class<? extends Annotation> annotation) {
    return describe(
        "implement a " + annotation.getSimpleName(),
        type ->
            !type.isInterface()
                && type.getAllRawInterfaces().stream()
                    .anyMatch(implemented -> implemented.isAnnotatedWith(annotation)));
  }

  private static boolean canBeMade(JavaClass type) {
    return type.getConstructors().stream()
        .anyMatch(constructor ->
            constructor.getRawParameterTypes().isEmpty()
                && constructor.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> predicate) {
    return new ArchCondition<>("have " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, predicate.test(type), type.getName() + " has not " + what));
      }
    };
  }
}
