package com.slotbase.local.resend;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Pages;
import com.slotbase.local.vendor.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The mails that were taken, to be read in a browser. */
final class InboxPages {

  private static final String PATH = "/_sim/inbox";

  private static final int MOST = 200;

  /** In the time zone of the machine, as whoever looks at it sits before it. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private final Emails emails;
  private final Pages pages = new Pages(InboxPages.class);

  InboxPages(Emails emails) {
    this.emails = emails;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, call -> list()),
        Route.get(PATH + "/{id}", this::mail),
        Route.get(PATH + "/{id}/attachments/{number}", this::attachment));
  }

  /** As the page shows it. */
  record Row(String id, String to, String subject, String preview, String at, int files) {}

  private Answer list() {
    List<ObjectNode> latest = emails.latest(MOST + 1);
    return pages.page(
        200,
        "inbox",
        Map.of(
            "mails",
            latest.stream().limit(MOST).map(InboxPages::row).toList(),
            "more",
            latest.size() > MOST));
  }

  private static Row row(ObjectNode mail) {
    return new Row(
        mail.path("id").asString(),
        to(mail),
        mail.path("subject").asString(),
        preview(mail.path("text").asString()),
        at(mail),
        mail.path("attachments").size());
  }

  private Answer mail(Call call) {
    return emails
        .find(call.variable("id"))
        .map(mail ->
            pages.page(
                200,
                "mail",
                Map.of(
                    "id", mail.path("id").asString(),
                    "from", mail.path("from").asString(),
                    "to", to(mail),
                    "subject", mail.path("subject").asString(),
                    "at", at(mail),
                    "html", mail.path("html").asString(),
                    "text", mail.path("text").asString(),
                    "files", files(mail))))
        .orElseGet(this::gone);
  }

  private Answer attachment(Call call) {
    String number = call.variable("number");
    return emails
        .find(call.variable("id"))
        .filter(mail -> number.matches("\\d{1,3}"))
        .flatMap(
            mail -> Optional.ofNullable(mail.path("attachments").get(Integer.parseInt(number))))
        .map(InboxPages::file)
        .orElseGet(this::gone);
  }

  private static Answer file(JsonNode attachment) {
    return Answer.file(
        // What was sent is passed on, even if it is not quite Base64.
        Base64.getMimeDecoder().decode(attachment.path("content").asString("")),
        attachment.path("filename").asString("file"));
  }

  private Answer gone() {
    return pages.page(404, "gone", Map.of());
  }

  private static List<String> files(ObjectNode mail) {
    List<String> names = new ArrayList<>();
    mail.path("attachments").forEach(file -> names.add(file.path("filename").asString("file")));
    return names;
  }

  private static String to(ObjectNode mail) {
    return String.join(
        ", ",
        StreamSupport.stream(mail.path("to").spliterator(), false)
            .map(to -> to.asString())
            .toList());
  }

  private static String at(ObjectNode mail) {
    return TIME.format(Instant.parse(mail.path("created_at").asString()));
  }

  /** What the text says after its first line, which says what the subject does. */
  private static String preview(String text) {
    String rest = text.strip().replaceFirst("^[^\n]*\n+", "").replaceAll("\\s+", " ");
    return rest.substring(0, Math.min(rest.length(), 140));
  }
}
