package com.slotbase.local.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path home;
  private Store store;
  private Table table;

  @BeforeEach
  void open() {
    store = Store.open(home.resolve("state.mv"));
    table = store.table("things");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void put(String id) {
    table.put(id, Json.object().put("id", id));
  }

  private List<String> ids(Optional<String> below) {
    return table.descending(below, rows -> rows.map(row -> row.path("id").asString()).toList());
  }

  @Test
  void failedChange_leavesNothingAndTellsNobody() {
    List<String> told = new ArrayList<>();

    assertThatThrownBy(() ->
            store.run(() -> {
              put("a");
              store.run(() -> put("b"));
              store.afterCommit(() -> told.add("a"));
              throw new IllegalArgumentException("on purpose");
            }))
        .hasMessage("on purpose");
    store.run(() -> put("c"));

    assertThat(ids(Optional.empty())).containsExactly("c");
    assertThat(told).isEmpty();
  }

  @Test
  void change_seesItself() {
    store.run(() -> {
      put("a");
      assertThat(table.get("a")).isPresent();
      table.remove("a");
      assertThat(table.get("a")).isEmpty();
    });
  }

  @Test
  void descending_beginsBelowAnyId() {
    store.run(() -> List.of("a", "c", "e").forEach(this::put));

    assertThat(ids(Optional.empty())).containsExactly("e", "c", "a");
    assertThat(ids(Optional.of("e"))).containsExactly("c", "a");
    assertThat(ids(Optional.of("d"))).containsExactly("c", "a");
    assertThat(ids(Optional.of("a"))).isEmpty();
  }

  @Test
  void manyChanges_doNotLetTheFileGrowWithThem() {
    for (int i = 0; i < 5_000; i++) {
      store.run(() -> table.put("a", Json.object().put("text", "x".repeat(2_000))));
    }

    assertThat(home.resolve("state.mv").toFile().length()).isLessThan(20_000_000);
  }

  @Test
  void writingOutsideAChange_isRefused() {
    assertThatThrownBy(() -> put("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void openedTwice_isSaidInASentence() {
    assertThatThrownBy(() -> Store.open(home.resolve("state.mv")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is another one running on it?");
  }

  @Test
  void notes_keepTheLatest() {
    for (int i = 0; i < 5; i++) {
      table.note("n" + i, Json.object().put("id", "n" + i), 3);
    }

    assertThat(ids(Optional.empty())).containsExactly("n4", "n3", "n2");
  }
}
