package com.slotbase.starter.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E1: the message is in the language that the caller asks for. */
@WithStarter
class LanguageTest {

  private final Starter starter;

  LanguageTest(Starter starter) {
    this.starter = starter;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es                       | Inicia sesión para continuar.
          es-MX,en;q=0.5           | Inicia sesión para continuar.
          fr, zh-CN;q=0.8          | 请先登录再继续。
          zh-Hant-TW               | 请先登录再继续。
          en-GB                    | Please sign in to go on.
          fr                       | Please sign in to go on.
          *                        | Please sign in to go on.
          ;;q=x                    | Please sign in to go on.
          ''                       | Please sign in to go on.
          """)
  void message_isInTheCallersLanguage(String wanted, String message) {
    var answer = starter.stranger().with("Accept-Language", wanted).get("/v1/bookings");
    assertThat(answer.at("/error/message").asString()).isEqualTo(message);
  }
}
