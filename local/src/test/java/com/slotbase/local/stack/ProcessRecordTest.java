package com.slotbase.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

  @TempDir Path folder;

  @Test
  void recordOfALivingProcess_findsIt() {
    var file = folder.resolve("this.pid");
    ProcessRecord.of(ProcessHandle.current()).write(file);

    var read = ProcessRecord.read(file).orElseThrow();

    assertThat(read.process()).contains(ProcessHandle.current());
  }

  @Test
  void processIdUsedAgain_isNotOurs() {
    var ours = ProcessRecord.of(ProcessHandle.current());
    var before = new ProcessRecord(ours.pid(), ours.startedAt().minus(Duration.ofMinutes(5)));

    assertThat(before.process()).isEmpty();
  }

  @Test
  void deadProcess_isNotFound_evenIfNobodyHasWaitedForIt() throws Exception {
    // The shell never waits for its child, which stays in the process table as long as the shell
    // runs.
    var shell = new ProcessBuilder("bash", "-c", "sleep 0.2 & echo $!; exec sleep 60").start();
    try (var output = shell.inputReader()) {
      var child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      var record = ProcessRecord.of(child);
      assertThat(record.process()).isPresent();

      await().until(() -> record.process().isEmpty());
    } finally {
      shell.destroyForcibly();
    }
  }

  @Test
  void unreadableRecord_isNone() throws IOException {
    var file = Files.writeString(folder.resolve("torn.pid"), "12");

    assertThat(ProcessRecord.read(file)).isEmpty();
    assertThat(ProcessRecord.read(folder.resolve("missing.pid"))).isEmpty();
  }
}
