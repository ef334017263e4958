package com.slotbase.local.docs;

import com.slotbase.local.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout's documents and sources, as text. */
final class Documents {

  static final Path ROOT = Checkout.find().root();

  private Documents() {}

  /** README.md and everything in docs. */
  static List<Path> all() {
    var documents = new ArrayList<Path>();
    documents.add(ROOT.resolve("README.md"));
    documents.addAll(under("docs", ".md"));
    return documents;
  }

  /** The files in a folder of the checkout whose names end like that, in order. */
  static List<Path> under(String folder, String ending) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return text(ROOT.resolve(path));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the first group of a pattern matches, each once. */
  static Set<String> found(String pattern, String text) {
    var found = new TreeSet<String>();
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
