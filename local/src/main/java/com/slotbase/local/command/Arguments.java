package com.slotbase.local.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a command's name: switches ({@code --json}), options with a value ({@code
 * --sub alice} or {@code --sub=alice}), and words.
 */
record Arguments(Set<String> switches, Map<String, String> options, List<String> words) {

  /** What a command understands; everything else is refused. */
  record Syntax(Set<String> switches, Set<String> options, int words) {

    static final Syntax NOTHING = new Syntax(Set.of(), Set.of(), 0);

    static Syntax switches(String... names) {
      return new Syntax(Set.of(names), Set.of(), 0);
    }
  }

  /** The command line is not understood; the message says what is wrong with it. */
  static final class NotUnderstood extends RuntimeException {

    NotUnderstood(String message) {
      super(message);
    }
  }

  static Arguments parse(List<String> given, Syntax syntax) {
    var read = new Arguments(new HashSet<>(), new HashMap<>(), new ArrayList<>());
    var rest = new ArrayDeque<>(given);
    while (!rest.isEmpty()) {
      read.take(rest.remove(), rest, syntax);
    }
    return read;
  }

  private void take(String argument, ArrayDeque<String> rest, Syntax syntax) {
    var equals = argument.indexOf('=');
    var name = equals < 0 ? argument : argument.substring(0, equals);
    if (syntax.switches().contains(argument)) {
      switches.add(argument);
    } else if (syntax.options().contains(name)) {
      var value = equals < 0 ? rest.poll() : argument.substring(equals + 1);
      if (value == null || value.isBlank()) {
        throw new NotUnderstood(name + " needs a value");
      }
      options.put(name, value);
    } else if (argument.startsWith("-") || words.size() == syntax.words()) {
      throw new NotUnderstood("'" + argument + "' is not understood here");
    } else {
      words.add(argument);
    }
  }

  boolean has(String name) {
    return switches.contains(name);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  String required(String name) {
    return option(name).orElseThrow(() -> new NotUnderstood(name + " is missing"));
  }
}
