package com.slotbase.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

  private static final Path CHECKOUT = Path.of("/home/me/slot base");

  @Test
  void emptyEnvironment_isTheLocalStack() {
    var settings = StackSettings.fromEnvironment(Map.of(), CHECKOUT);

    assertThat(settings.home()).isEqualTo(CHECKOUT.resolve(".slotbase"));
    assertThat(settings.environment())
        .containsEntry("SLOTBASE_PORT", "8080")
        .containsEntry("SLOTBASE_WORKER_PORT", "8081")
        .containsEntry("DATABASE_URL", "jdbc:postgresql://127.0.0.1:5433/slotbase")
        .containsEntry("DATABASE_USER", "slotbase")
        .containsEntry("DATABASE_OWNER", "slotbase_owner")
        .containsEntry("TEMPORAL_ADDRESS", "127.0.0.1:7233")
        .containsEntry("TEMPORAL_UI_URL", "http://127.0.0.1:8233")
        .containsEntry("STRIPE_API_BASE", "http://127.0.0.1:12111/stripe")
        .containsEntry("STRIPE_WEBHOOK_SECRETS", "whsec_local")
        .containsEntry("OIDC_ISSUER", "http://127.0.0.1:12111/issuer");
    assertThat(Part.values()).allMatch(settings::startsItself);
  }

  @Test
  void relativeHome_liesInTheCheckoutWhereverTheCommandIsRun() {
    var settings =
        StackSettings.fromEnvironment(Map.of("SLOTBASE_HOME", "tmp/../second"), CHECKOUT);

    assertThat(settings.home()).isEqualTo(CHECKOUT.resolve("second"));
  }

  @Test
  void serviceNamedInTheEnvironment_isUsedAndNotStarted() {
    var settings =
        StackSettings.fromEnvironment(
            Map.of(
                "DATABASE_URL", "jdbc:postgresql://db.example/slotbase",
                "TEMPORAL_ADDRESS", "temporal.example:7233",
                "STRIPE_API_BASE", "https://api.stripe.com"),
            CHECKOUT);

    assertThat(settings.startsItself(Part.POSTGRES)).isFalse();
    assertThat(settings.startsItself(Part.TEMPORAL)).isFalse();
    assertThat(settings.environment())
        .containsEntry("DATABASE_URL", "jdbc:postgresql://db.example/slotbase")
        .doesNotContainKey("TEMPORAL_UI_URL");
    // The issuer is still local, so the simulators run for it alone.
    assertThat(settings.startsItself(Part.SIMULATORS)).isTrue();
  }

  @Test
  void blankSetting_countsAsAbsent() {
    var settings =
        StackSettings.fromEnvironment(Map.of("DATABASE_URL", " ", "SLOTBASE_PORT", ""), CHECKOUT);

    assertThat(settings.startsItself(Part.POSTGRES)).isTrue();
    assertThat(settings.port(Port.API)).isEqualTo(8080);
  }

  @Test
  void otherSettings_reachTheProcesses() {
    var settings =
        StackSettings.fromEnvironment(Map.of("SLOTBASE_HOLD", "PT10S", "PATH", "/bin"), CHECKOUT);

    assertThat(settings.environment())
        .containsEntry("SLOTBASE_HOLD", "PT10S")
        .doesNotContainKey("PATH");
  }

  @Test
  void impossiblePort_isToldWithTheNameOfItsSetting() {
    for (var wrong : new String[] {"http", "0", "65536", "-1"}) {
      assertThatThrownBy(
              () -> StackSettings.fromEnvironment(Map.of("SIMULATORS_PORT", wrong), CHECKOUT))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("SIMULATORS_PORT is '" + wrong + "'");
    }
  }

  @Test
  void onePortForTwo_isTold() {
    assertThatThrownBy(
            () -> StackSettings.fromEnvironment(Map.of("SLOTBASE_PORT", "8081"), CHECKOUT))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("SLOTBASE_PORT and SLOTBASE_WORKER_PORT are both 8081");
  }

  @Test
  void isolatedStacks_shareNoPort() {
    var ports = new HashSet<>(StackSettings.isolated(Path.of("a")).ports().values());
    assertThat(ports).hasSize(Port.values().length);
  }
}
