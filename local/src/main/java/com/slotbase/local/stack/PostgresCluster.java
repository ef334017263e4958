package com.slotbase.local.stack;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The PostgreSQL of a stack: how its data is made, how it is started, and how it is told that it is
 * ready. Durable as in production: a commit that was acknowledged survives a {@code kill -9}.
 */
final class PostgresCluster {

  static final String DATABASE = "slotbase";

  /** Owns the database and what the migrations make in it. Its password is its name. */
  static final String OWNER = "slotbase_owner";

  /** What worker and API connect as; owns nothing. Its password is its name. */
  static final String APPLICATION = "slotbase";

  /** A process id beyond what any system hands out. */
  private static final String NOBODYS_PID = "2147483646";

  private static final String ROLES =
      """
      CREATE ROLE slotbase_owner LOGIN PASSWORD 'slotbase_owner';
      CREATE ROLE slotbase LOGIN PASSWORD 'slotbase';
      CREATE DATABASE slotbase OWNER slotbase_owner;
      REVOKE ALL ON DATABASE slotbase FROM PUBLIC;
      GRANT CONNECT ON DATABASE slotbase TO slotbase;
      """;

  private final Path folder;
  private final Path data;

  PostgresCluster(Home home) {
    this.folder = home.postgres();
    this.data = folder.resolve("data");
  }

  /** Makes the data folder with both roles, unless it is there; it appears whole or not at all. */
  void createIfNew() {
    if (Files.isDirectory(data)) {
      return;
    }
    var binaries = PostgresBinaries.folder();
    var draft = folder.resolve("data.new");
    var password = folder.resolve("password.new");
    try {
      Home.deleteTree(draft);
      Files.createDirectories(folder);
      Files.writeString(password, "postgres\n");
      succeed("initdb", initdb(binaries, draft, password), "");
      succeed("postgres --single", singleUser(binaries, draft), ROLES);
      Files.delete(password);
      Files.move(draft, data);
    } catch (IOException e) {
      throw new StackException(
          "PostgreSQL's data cannot be made in %s: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * PostgreSQL's own provider of locales makes the sort order the same on every system. It cannot
   * be reached but over TCP, and asks for a password, since other users of the machine can reach
   * it.
   */
  private static List<String> initdb(Path binaries, Path draft, Path password) {
    var command = asOrdinaryUser();
    command.add(binaries.resolve("bin/initdb").toString());
    command.addAll(List.of("-D", draft.toString(), "-U", "postgres"));
    command.addAll(List.of("--pwfile", password.toString(), "--auth", "scram-sha-256"));
    command.addAll(List.of("--encoding", "UTF8", "--locale", "C"));
    command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
    for (var setting :
        List.of(
            "timezone=UTC",
            "log_timezone=UTC",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "shared_buffers=256MB",
            "random_page_cost=1.1", // Local disks are solid-state.
            "jit=off", // Short statements only; compiling them costs more than running them.
            "max_wal_size=2GB", // No checkpoints in the middle of a rush.
            "checkpoint_timeout=15min")) {
      command.addAll(List.of("--set", setting));
    }
    return command;
  }

  private static List<String> singleUser(Path binaries, Path draft) {
    var command = asOrdinaryUser();
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("--single", "-D", draft.toString(), "postgres"));
    return command;
  }

  private void succeed(String name, List<String> command, String input) {
    var outcome = Commands.run(command, folder, input);
    if (!outcome.succeeded()) {
      throw new StackException(
          "PostgreSQL's data cannot be made: %s says:\n%s".formatted(name, outcome.output()));
    }
  }

  /** The command line that serves the data on a port until it is stopped. */
  List<String> serve(int port) {
    var command = asOrdinaryUser();
    command.add(PostgresBinaries.folder().resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    return command;
  }

  /**
   * After a {@code kill -9} the lock file names a process id that may be another's by now, or a
   * dead one that nobody has waited for; PostgreSQL takes both for itself and refuses to start.
   * Such an id is replaced, and the rest of the file kept, from which PostgreSQL knows whether an
   * old backend still has the data open.
   */
  void forgetDeadServer() {
    try {
      var lines = new ArrayList<>(Files.readAllLines(lockFile()));
      if (!lines.isEmpty() && !isPostgres(lines.getFirst())) {
        lines.set(0, NOBODYS_PID);
        Files.write(lockFile(), lines);
      }
    } catch (IOException e) {
      // No lock file: it was stopped, not killed.
    }
  }

  private static boolean isPostgres(String pid) {
    var number = Long.parseLong(pid.strip());
    return ProcessHandle.of(number)
        .filter(ProcessHandle::isAlive)
        .filter(process -> !ProcessRecord.isZombie(number))
        .flatMap(process -> process.info().command())
        .filter(command -> command.endsWith("postgres"))
        .isPresent();
  }

  /** Whether the server of that process id takes connections: it says so in its lock file. */
  boolean isReady(long pid) {
    try {
      var lines = Files.readAllLines(lockFile());
      return lines.size() >= 8
          && lines.getFirst().strip().equals(Long.toString(pid))
          && lines.get(7).strip().equals("ready");
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether backends of a killed server still end, which takes them up to a second or two. */
  boolean isLeftByOldBackends(String lastLines) {
    return lastLines.contains("pre-existing shared memory block")
        && lastLines.lines().reduce((_, last) -> last).orElse("").contains("HINT");
  }

  private Path lockFile() {
    return data.resolve("postmaster.pid");
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is not root. */
  private static ArrayList<String> asOrdinaryUser() {
    var prefix = new ArrayList<String>();
    if (new UnixSystem().getUid() == 0) {
      prefix.addAll(List.of("unshare", "--user"));
    }
    return prefix;
  }

  /** Throws if PostgreSQL could not run here. */
  static void checkCanRun() {
    var probe = asOrdinaryUser();
    if (probe.isEmpty()) {
      return;
    }
    probe.add("true");
    if (!Commands.run(probe, Path.of("/"), "").succeeded()) {
      throw new StackException(
          "PostgreSQL refuses to run as root, and this system lets nobody out of root (unshare --user fails): "
              + "run ./slotbase as another user, or name a database with DATABASE_URL.");
    }
  }
}
