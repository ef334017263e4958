package com.slotbase.local.command;

import com.slotbase.local.command.Arguments.Syntax;
import com.slotbase.local.stack.TemporalBinary;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * Everything that must pass: the whole build with its checks and all tests. The tests run a real
 * Temporal server, whose CLI is installed first if need be and put on their PATH; their stacks run
 * from the build that has just been made, and so start quicker than from Maven's folders.
 */
final class TestCommand implements CliCommand {

  @Override
  public Syntax syntax() {
    return Syntax.NOTHING;
  }

  @Override
  public int run(Arguments arguments, Screen screen) {
    var temporal = TemporalBinary.locate();
    var path = temporal.getParent() + File.pathSeparator + System.getenv("PATH");
    return Foreground.run(
        List.of(
            "mvn",
            "-B",
            "-ntp",
            // Modules that don't need one another are tested side by side.
            "-T2",
            "-Dslotbase.build=" + System.getProperty("slotbase.build"),
            "verify"),
        Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", path));
  }
}
