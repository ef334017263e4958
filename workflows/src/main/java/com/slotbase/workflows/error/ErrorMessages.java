package com.slotbase.workflows.error;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a person is told about an {@link ErrorCode}, in English, Spanish and Chinese (E1). */
public final class ErrorMessages {

  /** The languages that every code has a text in; the first is the default. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("es"), Locale.CHINESE);

  private ErrorMessages() {}

  /**
   * A sentence or two for the person, with nothing internal in it.
   *
   * @param locale only its language counts; one that there are no texts in gets English
   */
  public static String of(ErrorCode code, Locale locale) {
    Locale language = Locale.of(locale.getLanguage());
    return texts(LANGUAGES.contains(language) ? language : LANGUAGES.getFirst())
        .getString(code.name());
  }

  /** Never falls back to the language of the machine, which is nobody's choice. */
  static ResourceBundle texts(Locale language) {
    return ResourceBundle.getBundle(
        "com.slotbase.workflows.error.messages",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
