package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder that keeps a stack's state. A marker file says that the folder is a stack's own:
 * without it, a folder that already holds something is neither used nor deleted.
 */
public record Home(Path path) {

  private static final String MARKER = "slotbase-home.txt";

  /** Makes the folder if need be, or throws why it cannot be one. */
  public void open() {
    try {
      if (isOurs()) {
        if (!Files.isWritable(path)) {
          throw unusable(null);
        }
      } else {
        refuseForeignFolder();
        Files.createDirectories(path);
        Files.writeString(
            path.resolve(MARKER),
            "The state of a local SlotBase stack. `./slotbase reset` deletes this folder.\n");
      }
      Files.createDirectories(path.resolve("run"));
      Files.createDirectories(path.resolve("logs"));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Whether a stack has made this folder. */
  public boolean isOurs() {
    return Files.isRegularFile(path.resolve(MARKER));
  }

  /** Deletes the folder with all it holds; does nothing if there is none. */
  public void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try {
      refuseForeignFolder();
      deleteTree(path);
    } catch (IOException e) {
      throw new StackException("%s cannot be deleted: %s.".formatted(path, e.getMessage()), e);
    }
  }

  Path record(Part part) {
    return path.resolve("run").resolve(part.label() + ".pid");
  }

  /** The file that a part's output goes to. */
  public Path log(Part part) {
    return path.resolve("logs").resolve(part.label() + ".log");
  }

  Path lock() {
    return path.resolve("run").resolve("lock");
  }

  Path run() {
    return path.resolve("run");
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path temporal() {
    return path.resolve("temporal");
  }

  private void refuseForeignFolder() throws IOException {
    if (isOurs() || !Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new StackException("%s is a file: name a folder with SLOTBASE_HOME.".formatted(path));
    }
    try (var content = Files.list(path)) {
      if (content.findAny().isPresent()) {
        throw new StackException(
            "%s holds things that are not SlotBase's: name an empty or a new folder with SLOTBASE_HOME."
                .formatted(path));
      }
    }
  }

  private StackException unusable(@Nullable IOException cause) {
    var message =
        "%s cannot be written to: name another folder with SLOTBASE_HOME.".formatted(path);
    return cause == null ? new StackException(message) : new StackException(message, cause);
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
