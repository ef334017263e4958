package com.slotbase.adapters.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL itself says what {@code jsonb} takes. */
class StorableJsonTest {

  private final TestDatabase database = TestDatabase.shared();

  /** With {@code ~} for a backslash, and what is left of the text once it is stored. */
  @ParameterizedTest
  @CsvSource({
    "a~u0000b, a\ufffdb",
    "a~~u0000b, a~u0000b",
    "a~~~u0000b, a~\ufffdb",
    "~ud800, \ufffd",
    "~uDBFFx, \ufffdx",
    "~udfff, \ufffd",
    "~ud83d~ud83d~ude00, \ufffd\ud83d\ude00",
    "~ude00~ud83d, \ufffd\ufffd",
    "~ud83d~~ude00, \ufffd~ude00",
    "~u00e9~n~u0001, 'é\n\u0001'",
    "é\ud83d\ude00~~, é\ud83d\ude00~",
  })
  void textOfOthers_isStoredButForWhatCannotBe(String text, String stored) {
    String json = "{\"%1$s\":[\"%1$s\"]}".formatted(text.replace('~', '\\'));
    assertThat(
            database
                .jdbc()
                .sql("select jsonb_path_query_first(?::jsonb, '$.*[0]') #>> '{}'")
                .param(Json.storable(json))
                .query(String.class)
                .single())
        .isEqualTo(stored.replace('~', '\\'));
  }

  @ParameterizedTest
  @CsvSource({"'{', '{'", "'[1, 2.50]', '[1, 2.50]'", "~, ~", "x~, x~"})
  void everythingElse_staysAsItIs(String json, String same) {
    assertThat(Json.storable(json.replace('~', '\\'))).isEqualTo(same.replace('~', '\\'));
  }
}
