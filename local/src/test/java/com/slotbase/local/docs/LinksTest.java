package com.slotbase.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final String LINK = "\\]\\(([^)\\s]+)\\)";

  @Test
  void everyLinkWithinTheCheckout_leadsSomewhere() {
    var broken = new ArrayList<String>();
    for (Path document : Documents.all()) {
      for (String link : Documents.found(LINK, Documents.text(document))) {
        if (!link.contains("://") && !leadsSomewhere(document, link)) {
          broken.add(Documents.ROOT.relativize(document) + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyDocument_isLinkedFromAnother() {
    List<Path> linked = new ArrayList<>();
    for (Path document : Documents.all()) {
      for (String link : Documents.found(LINK, Documents.text(document))) {
        linked.add(document.resolveSibling(link.replaceFirst("#.*", "")).normalize());
      }
    }
    assertThat(linked).containsAll(Documents.under("docs", ".md"));
  }

  @Test
  void everyCommandOfTheScript_isOneThatItsHelpLists() {
    String command = "\\./slotbase ([a-z]+)";
    var told =
        Documents.all().stream()
            .flatMap(document -> Documents.found(command, Documents.text(document)).stream())
            .collect(Collectors.toSet());
    String help = Documents.text("local/src/main/resources/com/slotbase/local/command/help.txt");
    assertThat(Documents.found(command, help)).containsAll(told);
  }

  private static boolean leadsSomewhere(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || Documents.found("^#+ (.*)$", Documents.text(target)).stream()
            .map(LinksTest::anchor)
            .anyMatch(parts[1]::equals);
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }
}
