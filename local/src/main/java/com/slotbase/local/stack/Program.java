package com.slotbase.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Java programs of a stack. They run from the class path that the build wrote down for their
 * module: quicker to start than the executable jar, which is made for shipping, and nothing needs
 * to be unpacked. The {@code slotbase} script names a folder with a copy of our own jars in the
 * system property {@code slotbase.build}, so that building again takes no class away from a running
 * stack. A test runs what Maven has just compiled.
 */
public enum Program {
  SIMULATORS("local", "com.slotbase.local.simulator.SimulatorsMain"),
  WORKER("worker", "com.slotbase.worker.WorkerApplication"),
  API("starter", "com.slotbase.starter.StarterApplication"),
  CHECKER("local", "com.slotbase.checker.Main");

  /**
   * The optimising compiler waits for ten times the usual number of calls. It still comes to what a
   * load keeps calling, but leaves alone what only a start calls: worker and API start with 8.0 s
   * of processor time instead of 11.7 s.
   */
  private static final List<String> LATE_OPTIMISATION =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private final String module;
  private final String mainClass;

  Program(String module, String mainClass) {
    this.module = module;
    this.mainClass = mainClass;
  }

  /** The command line that runs it once, with this JVM's Java. */
  public List<String> command(List<String> arguments) {
    return command(List.of(), arguments);
  }

  List<String> command(List<String> options, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.add(
        "--sun-misc-unsafe-memory-access=allow"); // Protobuf's way; the JVM's warning helps nobody
    // here.
    command.addAll(LATE_OPTIMISATION);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Its class archive, if it runs from a build rather than from Maven's folders. */
  Optional<ClassArchive> archive(Home home) {
    var name = name().toLowerCase(Locale.ROOT);
    return build().map(folder -> new ClassArchive(folder, name, home.run().resolve(name + ".jsa")));
  }

  private static Optional<Path> build() {
    return Optional.ofNullable(System.getProperty("slotbase.build")).map(Path::of);
  }

  private String classPath() {
    var build = build();
    try {
      if (build.isPresent()) {
        return Files.readString(build.get().resolve(module + ".classpath")).strip();
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
