package com.slotbase.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java programs of a stack. They run from the class path that the build wrote down for their
 * module: quicker to start than the executable jar, which is made for shipping, and nothing needs
 * to be unpacked. The {@code slotbase} script names a folder with a copy of our own jars in the
 * system property {@code slotbase.build}, so that building again takes no class away from a running
 * stack. A test runs what Maven has just compiled.
 */
public enum Program {
  SIMULATORS("local", "com.slotbase.local.simulator.SimulatorsMain", "-Xmx256m"),
  WORKER("worker", "com.slotbase.worker.WorkerApplication", "-Xmx512m"),
  API("starter", "com.slotbase.starter.StarterApplication", "-Xmx512m"),
  CHECKER("local", "com.slotbase.checker.Main", "-Xmx256m");

  private final String module;
  private final String mainClass;
  private final String heap;

  Program(String module, String mainClass, String heap) {
    this.module = module;
    this.mainClass = mainClass;
    this.heap = heap;
  }

  /** The command line that runs it, with this JVM's Java. */
  public List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    return command;
  }

  private String classPath() {
    var build = System.getProperty("slotbase.build");
    try {
      if (build != null) {
        return Files.readString(Path.of(build, module + ".classpath")).strip();
      }
      var target = Checkout.find().root().resolve(module).resolve("target");
      var libraries = Files.readString(target.resolve("runtime.classpath")).strip();
      return target.resolve("classes") + File.pathSeparator + libraries;
    } catch (IOException e) {
      throw new StackException(
          "Module %s is not built: run ./slotbase up, or mvn test-compile in the checkout."
              .formatted(module),
          e);
    }
  }
}
