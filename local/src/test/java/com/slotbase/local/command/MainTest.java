package com.slotbase.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen =
      new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);

  @Test
  void unknownCommand_isASentenceAndTheHelp() {
    assertThat(Main.run(List.of("stauts"), screen)).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .startsWith("slotbase: there is no command 'stauts'.")
        .contains("./slotbase up");
    assertThat(out.size()).isZero();
  }

  @Test
  void unknownOption_isASentenceAndTheHelp() {
    assertThat(Main.run(List.of("status", "--yaml"), screen)).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .startsWith("slotbase: status: '--yaml' is not understood here.");
  }

  @Test
  void noCommand_isHelp() {
    assertThat(Main.run(List.of(), screen)).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo(Help.text());
  }

  @Test
  void statusAsJson_hasAddressesAndProcessIds() {
    var status =
        new Status(Map.of("api", "http://127.0.0.1:8080"), Map.of(), Map.of(Part.API, 12L));

    assertThat(StatusCommand.json(status))
        .isEqualTo("{\"api\":\"http://127.0.0.1:8080\",\"pids\":{\"api\":12}}");
    assertThat(StatusCommand.json(new Status(Map.of(), Map.of(), Map.of()))).isEqualTo("{}");
  }
}
