package com.slotbase.local.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What Temporal Cloud would bill: the server's own counter of Actions, by type, without those of
 * the server's own workflows.
 */
record Actions(Map<String, Long> byType) {

  /** A line such as {@code action{action_type="command_UserTimer",namespace="default",…} 3}. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^action\\{(?=[^}]*namespace=\"default\")[^}]*\\} .*$");

  private static final Pattern TYPE = Pattern.compile("action_type=\"(\\w+)\"");

  /**
   * @param metrics the server's metrics page
   */
  static Actions soFar(String metrics) {
    var byType = new TreeMap<String, Long>();
    LINE.matcher(page(metrics))
        .results()
        .map(MatchResult::group)
        .forEach(line -> byType.merge(type(line), count(line), Long::sum));
    return new Actions(byType);
  }

  Actions since(Actions before) {
    var more = new TreeMap<String, Long>();
    byType.forEach((type, count) -> {
      long added = count - before.byType.getOrDefault(type, 0L);
      if (added != 0) {
        more.put(type, added);
      }
    });
    return new Actions(more);
  }

  long total() {
    return byType.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String type(String line) {
    return TYPE.matcher(line)
        .results()
        .findFirst()
        .map(type -> type.group(1))
        .orElseThrow(() -> new AssertionError("No type: " + line));
  }

  private static long count(String line) {
    return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static String page(String url) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
