package com.slotbase.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.BookingStatus;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of states, events and cases is what there is. */
class WordsTest {

  private static final String OVERVIEW = Documents.text("docs/overview.md");

  @Test
  void statesDrawn_areThoseOfTheTransitionTable() {
    Set<String> table =
        Arrays.stream(BookingStatus.values())
            .flatMap(from -> from.next().stream().map(to -> from + " --> " + to))
            .collect(Collectors.toCollection(TreeSet::new));
    // Those of a refund are drawn further down.
    String ofBookings = OVERVIEW.substring(0, OVERVIEW.indexOf("## A hold that expires"));
    assertThat(Documents.found("^  ([A-Z_]+ --> [A-Z_]+)", ofBookings)).isEqualTo(table);
  }

  @Test
  void eventsTold_areThoseThatAreWritten() {
    String sources =
        Stream.of(".java", ".sql")
            .flatMap(ending -> Documents.under("adapters/src/main", ending).stream())
            // Those of Stripe, some of which are called alike, and the name of a file.
            .filter(file -> !file.endsWith("StripeEventList.java"))
            .filter(file -> !file.endsWith("Calendars.java"))
            .map(Documents::text)
            .collect(Collectors.joining("\n"));
    assertThat(
            Documents.found(
                "^\\| `((?:booking|payment|refund|notification)\\.[a-z0-9_.]+)` ", OVERVIEW))
        .isEqualTo(
            Documents.found(
                "[\"']((?:booking|payment|refund|notification)(?:\\.[a-z0-9_]+)+)[\"']", sources));
  }

  @Test
  void kindsOfCasesTold_areThoseOfTheSchema() {
    String schema =
        Documents.text(
            "adapters/src/main/resources/db/migration/V6__refunds_and_cancellations.sql");
    String constraint = schema.replaceFirst("(?s).*operator_case_kind_is_known check", "");
    Set<String> kinds =
        Documents.found("'([A-Z_]+)'", constraint.substring(0, constraint.indexOf(";")));
    assertThat(
            Documents.found("^\\| `([A-Z_]+)` ", Documents.text("docs/playbooks/payment-case.md")))
        .isEqualTo(kinds);
    assertThat(Documents.text("docs/glossary.md")).contains(kinds);
  }
}
