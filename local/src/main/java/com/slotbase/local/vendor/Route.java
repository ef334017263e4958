package com.slotbase.local.vendor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path that a vendor answers.
 *
 * @param template relative to the vendor's base URL; a segment in braces, such as <code>{id}</code>
 *     , stands for any one segment
 */
public record Route(String method, String template, Handler handler) {

  /** Does the work of a call whose placeholders are filled. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Call call);
  }

  public static Route get(String template, Handler handler) {
    return new Route("GET", template, handler);
  }

  public static Route post(String template, Handler handler) {
    return new Route("POST", template, handler);
  }

  public static Route delete(String template, Handler handler) {
    return new Route("DELETE", template, handler);
  }

  /** The call with its placeholders filled, if it is for this route. */
  Optional<Call> bind(Call call) {
    if (!method.equals(call.method())) {
      return Optional.empty();
    }
    List<String> wanted = segments(template);
    List<String> given = segments(call.path());
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.startsWith("{")) {
        variables.put(segment.substring(1, segment.length() - 1), given.get(i));
      } else if (!segment.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(call.with(Map.copyOf(variables)));
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
