package com.slotbase.local.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parameters as Stripe takes them: form-encoded, nested in brackets, lists as <code>name[]</code>
 * or <code>name[0]</code>.
 */
final class Form {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  /** A parameter with its name in one spelling: indexes of lists are left out. */
  private record Field(String name, String value) {}

  private final List<Field> fields;

  private Form(List<Field> fields) {
    this.fields = fields;
  }

  static Form parse(String encoded) {
    List<Field> fields = new ArrayList<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String name = INDEX.matcher(decode(parts[0])).replaceAll("[]");
        fields.add(new Field(name, parts.length == 2 ? decode(parts[1]) : ""));
      }
    }
    return new Form(List.copyOf(fields));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw StripeError.invalid(text, "Invalid request: the parameters are not form-encoded.");
    }
  }

  /**
   * Refuses any other parameter.
   *
   * @param names for a map with any keys <code>name[*]</code>, for a list <code>name[]</code>
   */
  Form allowing(String... names) {
    for (Field field : fields) {
      if (List.of(names).stream().noneMatch(name -> matches(name, field.name()))) {
        throw StripeError.unknownParameter(field.name());
      }
    }
    return this;
  }

  private static boolean matches(String allowed, String name) {
    return allowed.endsWith("[*]")
        ? key(allowed.substring(0, allowed.length() - 3), name).isPresent()
        : allowed.equals(name);
  }

  private static Optional<String> key(String map, String name) {
    String opening = map + "[";
    return name.startsWith(opening) && name.indexOf(']') == name.length() - 1
        ? Optional.of(name.substring(opening.length(), name.length() - 1))
            .filter(key -> !key.isEmpty())
        : Optional.empty();
  }

  /** The value of a parameter; the last one, if it is given several times. */
  Optional<String> text(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .reduce((first, second) -> second);
  }

  String requiredText(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> StripeError.missing(name));
  }

  Optional<Long> integer(String name) {
    return text(name)
        .map(value -> {
          try {
            return Long.parseLong(value);
          } catch (NumberFormatException e) {
            throw StripeError.invalid(
                name, "parameter_invalid_integer", "Invalid integer: " + value);
          }
        });
  }

  List<String> list(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name + "[]"))
        .map(Field::value)
        .toList();
  }

  Map<String, String> map(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Field field : fields) {
      key(name, field.name()).ifPresent(key -> found.put(key, field.value()));
    }
    return found;
  }

  /** The same text for the same parameters, in whatever order they came. */
  String canonical() {
    return fields.stream()
        .map(field -> field.name() + "=" + field.value())
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
