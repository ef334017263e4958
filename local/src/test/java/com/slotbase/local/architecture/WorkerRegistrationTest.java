package com.slotbase.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.planted.left.CapturesToo;
import com.slotbase.workflows.booking.PaymentCalls;
import com.slotbase.workflows.temporal.TaskQueues;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;

/**
 * The worker registers by name what the code calls by type: a queue nobody polls, a workflow nobody
 * runs or an activity nobody serves would be noticed in production only.
 */
class WorkerRegistrationTest {

  /** One entry of {@code spring.temporal.workers}. */
  record Registration(String taskQueue, List<String> workflowClasses, List<String> activityBeans) {

    Registration {
      workflowClasses = workflowClasses == null ? List.of() : workflowClasses;
    }
  }

  private static List<Registration> registered;

  @BeforeAll
  static void readTheConfiguration() throws IOException {
    var file = new FileSystemResource("../worker/src/main/resources/application.yaml");
    var source = new YamlPropertySourceLoader().load("worker", file).getFirst();
    registered =
        new Binder(ConfigurationPropertySources.from(source))
            .bind("spring.temporal.workers", Bindable.listOf(Registration.class))
            .get();
  }

  @Test
  void everyTaskQueue_isPolled() {
    assertThat(registered.stream().map(Registration::taskQueue))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(TaskQueues.class.getFields()).map(WorkerRegistrationTest::constant).toList());
  }

  @Test
  void everyWorkflow_isRegistered() {
    assertThat(all(Registration::workflowClasses))
        .containsExactlyInAnyOrderElementsOf(
            production()
                .filter(HouseStyle.WORKFLOW_IMPLEMENTATION)
                .map(JavaClass::getName)
                .toList());
  }

  @Test
  void everyActivity_isABeanThatIsRegistered() {
    List<JavaMethod> beans =
        production()
            .filter(type -> type.getPackageName().startsWith("com.slotbase.worker"))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Bean.class))
            .filter(method -> HouseStyle.ACTIVITY_IMPLEMENTATION.test(method.getRawReturnType()))
            .toList();
    assertThat(beans.stream().map(method -> method.getRawReturnType().getName()))
        .as("activities that are beans")
        .containsExactlyInAnyOrderElementsOf(
            production()
                .filter(HouseStyle.ACTIVITY_IMPLEMENTATION)
                .map(JavaClass::getName)
                .toList());
    assertThat(all(Registration::activityBeans))
        .as("beans that are registered")
        .containsExactlyInAnyOrderElementsOf(beans.stream().map(JavaMethod::getName).toList());
  }

  @Test
  void everyActivityInterface_isImplementedOnce() {
    assertThat(
            production()
                .filter(HouseStyle.ACTIVITY_IMPLEMENTATION)
                .flatMap(type -> type.getAllRawInterfaces().stream())
                .filter(type -> type.isAnnotatedWith(ActivityInterface.class)))
        .containsExactlyInAnyOrderElementsOf(
            production().filter(type -> type.isAnnotatedWith(ActivityInterface.class)).toList());
  }

  /** An activity's type is its method's name, whatever its interface. */
  @Test
  void activityTypes_areUnique() {
    assertThat(activityTypes(Guard.PRODUCTION)).isNotEmpty().doesNotHaveDuplicates();
    assertThat(
            activityTypes(
                new ClassFileImporter().importClasses(PaymentCalls.class, CapturesToo.class)))
        .as("with a second interface that has the same method")
        .containsOnlyOnce("VoidPayment")
        .filteredOn("CapturePayment"::equals)
        .hasSize(2);
  }

  private static List<String> activityTypes(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(ActivityInterface.class))
        .flatMap(type ->
            POJOActivityInterfaceMetadata.newInstance(type.reflect()).getMethodsMetadata().stream())
        .map(method -> method.getActivityTypeName())
        .toList();
  }

  private static Stream<JavaClass> production() {
    return Guard.PRODUCTION.stream();
  }

  private static Set<String> all(Function<Registration, List<String>> names) {
    return registered.stream()
        .flatMap(worker -> names.apply(worker).stream())
        .collect(Collectors.toSet());
  }

  private static String constant(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
