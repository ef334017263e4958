package com.slotbase.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The parts that are not ours to write: they start in a second or two. */
@Timeout(120)
class StackTest {

  private static final Part[] FOREIGN = {Part.POSTGRES, Part.TEMPORAL, Part.SIMULATORS};

  @TempDir Path folder;
  private Stack stack;

  @BeforeEach
  void anIsolatedStack() {
    stack = Stack.of(StackSettings.isolated(folder.resolve("first home")));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void kill9OfEverything_losesNothingThatWasCommitted() throws SQLException {
    stack.start(FOREIGN);
    execute(stack, "create table kept (what text)", "insert into kept values ('a hold')");
    for (Part part : FOREIGN) {
      stack.kill(part);
      assertThat(stack.isRunning(part)).isFalse();
      assertThat(stack.hasDied(part)).isTrue();
    }

    stack.start(FOREIGN);

    assertThat(FOREIGN).allMatch(stack::isRunning);
    assertThat(query(stack, "select what from kept")).isEqualTo("a hold");
  }

  @Test
  void twoStacks_runSideBySide() throws SQLException {
    try (var other = Stack.of(StackSettings.isolated(folder.resolve("second home")))) {
      stack.start(Part.POSTGRES);
      other.start(Part.POSTGRES);
      execute(stack, "create table mine (id int)");

      assertThatThrownBy(() -> execute(other, "select * from mine"))
          .isInstanceOf(SQLException.class);
      other.stop(Part.POSTGRES);
      assertThat(stack.isRunning(Part.POSTGRES)).isTrue();
    }
  }

  @Test
  void applicationRole_ownsNothing() throws SQLException {
    stack.start(Part.POSTGRES);
    var environment = stack.environment();
    try (var connection =
        DriverManager.getConnection(
            environment.get("DATABASE_URL"),
            environment.get("DATABASE_USER"),
            environment.get("DATABASE_PASSWORD"))) {
      var statement = connection.createStatement();

      assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
          .hasMessageContaining("permission denied");
    }
    assertThat(query(stack, "show fsync")).isEqualTo("on");
    assertThat(query(stack, "show log_timezone")).isEqualTo("UTC");
  }

  @Test
  void portInUse_isToldAndLeavesNothingHalfStarted() throws Exception {
    try (var taken =
        new ServerSocket(
            stack.settings().port(Port.TEMPORAL_UI), 1, InetAddress.getLoopbackAddress())) {

      assertThatThrownBy(() -> stack.start(FOREIGN))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Port %d is in use".formatted(taken.getLocalPort()))
          .hasMessageContaining("TEMPORAL_UI_PORT=");
    }
    assertThat(stack.status().pids()).isEmpty();
  }

  @Test
  void partThatFails_takesBackWhatWasStartedWithIt() {
    var broken =
        Stack.of(
            StackSettings.isolated(
                stack.settings().home(),
                Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none")));

    assertThatThrownBy(() -> broken.start(Part.TEMPORAL, Part.WORKER))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("The worker ended at its start")
        .hasMessageContaining(broken.home().log(Part.WORKER).toString());
    assertThat(broken.status().pids()).isEmpty();
  }

  @Test
  void recycledProcessId_isNeitherTakenForOursNorStopped() throws Exception {
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      stack.home().open();
      var earlier = ProcessRecord.of(stranger.toHandle()).startedAt().minus(Duration.ofHours(1));
      new ProcessRecord(stranger.pid(), earlier).write(stack.home().record(Part.WORKER));

      assertThat(stack.isRunning(Part.WORKER)).isFalse();
      stack.stop(Part.WORKER);
      stack.kill(Part.WORKER);

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void lockFileThatNamesALivingStranger_doesNotBarPostgres() throws Exception {
    stack.start(Part.POSTGRES);
    stack.kill(Part.POSTGRES);
    var lock = stack.settings().home().resolve("postgres/data/postmaster.pid");
    var lines = Files.readAllLines(lock);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(lock, lines);

    stack.start(Part.POSTGRES);

    assertThat(query(stack, "select 'up'")).isEqualTo("up");
  }

  @Test
  void startingTwice_changesNothing() {
    stack.start(Part.SIMULATORS);
    var pid = stack.pid(Part.SIMULATORS);

    stack.start(Part.SIMULATORS);

    assertThat(stack.pid(Part.SIMULATORS)).isEqualTo(pid);
  }

  private static void execute(Stack stack, String... statements) throws SQLException {
    try (var connection = asOwner(stack);
        var statement = connection.createStatement()) {
      for (var sql : List.of(statements)) {
        statement.execute(sql);
      }
    }
  }

  private static String query(Stack stack, String sql) throws SQLException {
    try (var connection = asOwner(stack);
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static java.sql.Connection asOwner(Stack stack) throws SQLException {
    var environment = stack.environment();
    return DriverManager.getConnection(
        environment.get("DATABASE_URL"),
        environment.get("DATABASE_OWNER"),
        environment.get("DATABASE_OWNER_PASSWORD"));
  }
}
