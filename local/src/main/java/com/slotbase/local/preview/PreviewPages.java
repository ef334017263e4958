package com.slotbase.local.preview;

import com.slotbase.adapters.message.CalendarFile;
import com.slotbase.adapters.message.Message;
import com.slotbase.adapters.message.MessageFacts;
import com.slotbase.adapters.message.Messages;
import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Pages;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Vendor;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The page of all messages, with the name of the listing as {@code ?name=} says. */
public final class PreviewPages implements Vendor {

  private static final String NAME = "name";
  private static final String USUAL_NAME = "Court 1";
  private static final String HOSTILE_NAME =
      "<img src=x onerror=alert(1)> \"Pista\" & 'Co' </title>";

  private static final Instant START = Instant.parse("2027-07-03T16:00:00Z");

  private final Messages messages = new Messages();
  private final Pages pages = new Pages(PreviewPages.class);

  /** A message in one language. */
  record Shown(
      String language, String subject, String html, String text, @Nullable String calendar) {}

  /** A message in all of them. */
  record Row(String template, List<Shown> languages) {}

  @Override
  public String name() {
    return "preview";
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("", this::page));
  }

  private Answer page(Call call) {
    String name = listing(call.query());
    return pages.page(
        200,
        "preview",
        Map.of(
            "name",
            name,
            "usual",
            USUAL_NAME,
            "hostile",
            HOSTILE_NAME,
            "messages",
            Stream.of(MessageTemplate.values()).map(template -> row(template, name)).toList()));
  }

  private Row row(MessageTemplate template, String name) {
    return new Row(
        template.name(),
        Messages.languages().stream().map(language -> shown(template, language, name)).toList());
  }

  private Shown shown(MessageTemplate template, String language, String name) {
    Message message = messages.message(template, language, facts(name));
    return new Shown(
        language,
        message.subject(),
        message.html(),
        message.text(),
        message.calendar().map(CalendarFile::content).orElse(null));
  }

  private static MessageFacts facts(String name) {
    return new MessageFacts(
        "bkg_5d1f0a9c",
        name,
        new TimeRange(START, START.plus(Duration.ofHours(2))),
        ZoneId.of("Europe/Madrid"),
        2,
        new Money(9000, "EUR"),
        new Money(4500, "EUR"),
        START.minus(Duration.ofDays(2)).plus(Duration.ofMinutes(5)),
        3,
        START.minus(Duration.ofDays(2)));
  }

  private static String listing(String query) {
    return Stream.of(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals(NAME))
        .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(USUAL_NAME);
  }

  @Override
  public Answer unknown(Call call) {
    return refuse(call, 404);
  }

  @Override
  public Answer refuse(Call call, int status) {
    return Answer.of(status, Json.object().put("error", "There is one page here: /preview"));
  }

  /** It keeps none. */
  @Override
  public ObjectNode state(Set<String> naming) {
    return Json.object();
  }
}
