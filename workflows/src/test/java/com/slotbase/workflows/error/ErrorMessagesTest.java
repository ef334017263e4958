package com.slotbase.workflows.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** E1: every code has its own text in English, Spanish and Chinese. */
class ErrorMessagesTest {

  @ParameterizedTest
  @FieldSource("com.slotbase.workflows.error.ErrorMessages#LANGUAGES")
  void everyLanguage_hasExactlyTheCodesOfTheRegistry(Locale language) {
    assertThat(ErrorMessages.texts(language).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void texts_differBetweenLanguages(ErrorCode code) {
    assertThat(ErrorMessages.LANGUAGES.stream().map(language -> ErrorMessages.of(code, language)))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @Test
  void text_isInTheLanguageOfTheLocale() {
    assertThat(ErrorMessages.of(ErrorCode.SLOT_TAKEN, Locale.of("es", "MX")))
        .isEqualTo("Este horario ya no está disponible. Elige otro.");
    assertThat(ErrorMessages.of(ErrorCode.SLOT_TAKEN, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("该时段已不可用，请选择其他时段。");
  }

  @Test
  void languageWithoutTexts_getsEnglish() {
    assertThat(ErrorMessages.of(ErrorCode.HOLD_EXPIRED, Locale.GERMAN))
        .isEqualTo("The hold has expired. Please create a new booking.");
  }
}
