package com.slotbase.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.webhook.ResendInbox;
import com.slotbase.adapters.webhook.StripeEventList;
import com.slotbase.local.stack.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/settings.md tells every setting that is read, and no other. */
class SettingsTest {

  private static final String DOCUMENT = Documents.text("docs/settings.md");
  private static final List<String> CONFIGURATIONS =
      List.of(
          "worker/src/main/resources/application.yaml",
          "starter/src/main/resources/application.yaml");

  private static final List<String> FILES =
      Stream.concat(CONFIGURATIONS.stream(), Stream.of("docker-compose.yml")).toList();

  /** What the script and the JVMs it starts go by; none of SlotBase's own. */
  private static final Set<String> OF_THE_SURROUNDINGS =
      Set.of("JAVA_HOME", "XDG_CACHE_HOME", "NO_COLOR");

  @Test
  void settingsTold_areThoseThatAreRead(@TempDir Path home) {
    var read = new TreeSet<>(OF_THE_SURROUNDINGS);
    read.addAll(StackSettings.isolated(home).environment().keySet());
    for (String file : FILES) {
      read.addAll(Documents.found("\\$\\{([A-Z_]+)", Documents.text(file)));
    }
    assertThat(Documents.found("^\\| `([A-Z_]+)` ", DOCUMENT)).isEqualTo(read);
  }

  @Test
  void settingsOfTheSurroundings_areReadByTheScript() {
    String script = Documents.text("slotbase");
    assertThat(OF_THE_SURROUNDINGS).allMatch(script::contains);
  }

  @Test
  void eventsThatTheEndpointNeeds_areThoseThatAreHeeded() {
    for (List<String> heeded : List.of(StripeEventList.TYPES, ResendInbox.TYPES)) {
      String types = String.join("|", heeded).replace(".", "\\.");
      assertThat(Documents.found("`(" + types + ")`", DOCUMENT))
          .containsExactlyInAnyOrderElementsOf(heeded);
    }
  }

  /** Those that are made of others are told in words. */
  @Test
  void defaultsTold_areThoseOfTheConfiguration() {
    for (String configuration : CONFIGURATIONS) {
      String text = Documents.text(configuration);
      for (String setting : Documents.found("\\$\\{([A-Z_]+):[^${}]+\\}$", text)) {
        String usual =
            Documents.found("\\$\\{" + setting + ":([^${}]+)\\}$", text).iterator().next();
        assertThat(DOCUMENT).contains("| `" + setting + "` | `" + usual + "` |");
      }
    }
  }
}
