package com.slotbase.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./slotbase up} as a process of its own, with everything it starts. */
@Timeout(300)
class UpCommandTest {

  private static final Duration UP = Duration.ofMinutes(2);

  @TempDir Path folder;
  private Stack stack;
  private Path output;

  @BeforeEach
  void anIsolatedStack() {
    stack = Stack.of(StackSettings.isolated(folder.resolve("home")));
    output = folder.resolve("output.txt");
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void killedWithEverything_comesBackAndLeavesNothingAtCtrlC() throws Exception {
    var first = up();
    awaitOutput("\nready\n");
    assertThat(stack.status().pids()).containsOnlyKeys(Part.values());

    stack.kill(Part.WORKER);
    awaitOutput("worker has ended. ./slotbase up, in another terminal, brings it back");
    first.destroyForcibly().waitFor();
    for (Part part : Part.values()) {
      stack.kill(part);
    }
    assertThat(stack.status().pids()).isEmpty();

    var second = up();
    awaitOutput("\nready\n");
    var processes = new ArrayList<ProcessHandle>();
    for (long pid : stack.status().pids().values()) {
      ProcessHandle.of(pid)
          .ifPresent(part -> {
            processes.add(part);
            processes.addAll(part.descendants().toList());
          });
    }

    new ProcessBuilder("kill", "-INT", Long.toString(second.pid())).start().waitFor();
    second.waitFor();

    assertThat(output).content().contains("api stopped", "postgres stopped");
    assertThat(stack.status().pids()).isEmpty();
    assertThat(stack.home().path().resolve("run")).isDirectoryNotContaining("glob:**.pid");
    await().untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    for (int port : stack.settings().ports().values()) {
      try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(free.isBound()).isTrue();
      }
    }
  }

  private Process up() throws IOException {
    Files.deleteIfExists(output);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
    var build = System.getProperty("slotbase.build");
    if (build != null) {
      command.add("-Dslotbase.build=" + build);
    }
    command.addAll(List.of(Main.class.getName(), "up"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().putAll(stack.environment());
    // These would say that somebody else provides the services.
    List.of(
            "DATABASE_URL",
            "TEMPORAL_ADDRESS",
            "STRIPE_API_BASE",
            "RESEND_API_BASE",
            "FCM_API_BASE",
            "OIDC_ISSUER")
        .forEach(builder.environment()::remove);
    return builder.start();
  }

  private void awaitOutput(String text) {
    await().atMost(UP).untilAsserted(() -> assertThat(output).content().contains(text));
  }
}
