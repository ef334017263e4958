package com.slotbase.local.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;

/** Whether a class has a synchronized block; only its instructions tell. */
final class LockMonitors extends ArchCondition<JavaClass> {

  LockMonitors() {
    super("lock monitors");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (MethodModel method : ClassFile.of().parse(bytes(type)).methods()) {
      boolean locks =
          method.code().stream()
              .flatMap(code -> code.elementStream())
              .anyMatch(MonitorInstruction.class::isInstance);
      String name = type.getName() + "." + method.methodName().stringValue() + "()";
      events.add(new SimpleConditionEvent(type, locks, name + " has a synchronized block"));
    }
  }

  private static byte[] bytes(JavaClass type) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
