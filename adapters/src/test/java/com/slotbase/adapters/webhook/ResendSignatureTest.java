package com.slotbase.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResendSignatureTest {

  /** At the start and not with the first bounce. */
  @ParameterizedTest
  @ValueSource(strings = {"whsec_local", "my-secret", "whsec_bG9jYWw=, whsec_b2xk"})
  void secretThatIsNone_isRefusedAtOnce(String secret) {
    assertThatThrownBy(() -> new ResendSignature(List.of("whsec_bG9jYWw=", secret)))
        .hasMessage("RESEND_WEBHOOK_SECRET must be whsec_ and Base64, as Resend shows it.");
  }

  @Test
  void secretWithoutItsPrefix_isOne() {
    assertThatCode(() -> new ResendSignature(List.of("bG9jYWw="))).doesNotThrowAnyException();
  }
}
