package com.slotbase.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.local.command.Arguments.NotUnderstood;
import com.slotbase.local.command.Arguments.Syntax;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final Syntax SYNTAX = new Syntax(Set.of("--json"), Set.of("--sub"), 1);

  @Test
  void switchesOptionsAndWords_areReadInAnyOrder() {
    for (var line :
        List.of(
            List.of("api", "--sub", "alice", "--json"), List.of("--json", "--sub=alice", "api"))) {
      var read = Arguments.parse(line, SYNTAX);

      assertThat(read.has("--json")).isTrue();
      assertThat(read.option("--sub")).contains("alice");
      assertThat(read.words()).containsExactly("api");
    }
  }

  @Test
  void anythingElse_isNotUnderstood() {
    for (var line :
        List.of(
            List.of("--jsn"),
            List.of("one", "two"),
            List.of("--sub"),
            List.of("--sub="),
            List.of("--json=yes"))) {
      assertThatThrownBy(() -> Arguments.parse(line, SYNTAX)).isInstanceOf(NotUnderstood.class);
    }
  }

  @Test
  void missingOption_isNamed() {
    assertThatThrownBy(() -> Arguments.parse(List.of(), SYNTAX).required("--sub"))
        .hasMessage("--sub is missing");
  }
}
