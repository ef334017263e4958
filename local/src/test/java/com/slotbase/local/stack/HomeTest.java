package com.slotbase.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path folder;

  @Test
  void newFolder_isMadeAndDeletedWhole() throws IOException {
    var home = new Home(folder.resolve("deep/down/home"));
    home.open();
    Files.writeString(home.path().resolve("logs/api.log"), "hello\n");
    home.open();

    home.delete();

    assertThat(home.path()).doesNotExist();
    home.delete();
  }

  @Test
  void folderOfSomeoneElse_isNeitherUsedNorDeleted() throws IOException {
    var precious = Files.writeString(folder.resolve("precious.txt"), "mine");
    var home = new Home(folder);

    assertThatThrownBy(home::open)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("SLOTBASE_HOME");
    assertThatThrownBy(home::delete).isInstanceOf(StackException.class);
    assertThat(precious).hasContent("mine");
  }

  @Test
  void fileInTheWay_isTold() throws IOException {
    var home = new Home(Files.writeString(folder.resolve("file"), ""));

    assertThatThrownBy(home::open)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("is a file");
  }
}
