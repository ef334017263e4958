package com.slotbase.adapters.email;

import com.resend.core.mapper.ResendMapper;
import com.resend.services.emails.model.Attachment;
import com.resend.services.emails.model.CreateEmailOptions;
import com.resend.services.emails.model.CreateEmailResponse;
import com.resend.services.emails.model.Tag;
import com.slotbase.adapters.http.WholeAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to Resend. What is said and understood is resend-java's; its client is not used, as
 * it knows neither another address nor deadlines, and keeps {@code Retry-After} to itself.
 */
public final class ResendMail {

  /** What Resend is told to tell us with all that it tells of a mail: the key it was sent under. */
  public static final String KEY_TAG = "notification";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Below the 15 s of an activity. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private static final int LONGEST_ERROR = 500;

  /** Enough for the longest error after what is left out of it. */
  private static final int LONGEST_READ = 4 * LONGEST_ERROR;

  /** Attempts stay on record and are shown to staff: an address is not theirs to see. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'`<>(),:;\\\\]+@[^\\s\"'`<>(),:;\\\\]+");

  /**
   * A mail was taken under this key, and what it told has changed since: sent is sent.
   *
   * @see <a href="https://resend.com/docs/dashboard/emails/idempotency-keys">Idempotency keys</a>
   */
  private static final String OTHER_WORDS = "invalid_idempotent_request";

  private final ResendSettings settings;
  private final ResendMapper mapper = new ResendMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  public ResendMail(ResendSettings settings) {
    this.settings = settings;
  }

  /**
   * @param key the same one within 24 hours makes one mail, see
   *     https://resend.com/docs/dashboard/emails/idempotency-keys; of letters, digits, underscores
   *     and dashes, as it is a tag, too
   */
  public MailOutcome send(Mail mail, String key) {
    var request =
        HttpRequest.newBuilder(URI.create(settings.apiBase() + "/emails"))
            .header("Authorization", "Bearer " + settings.apiKey())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(mapper.writeValue(options(mail, key))))
            .build();
    try {
      return outcome(WholeAnswer.within(ANSWER_TIMEOUT, http, request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return new MailOutcome.NotTaken("Resend gave no answer: " + e, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new MailOutcome.NotTaken("Interrupted while Resend was asked", null);
    }
  }

  private CreateEmailOptions options(Mail mail, String key) {
    return CreateEmailOptions.builder()
        .from(settings.from())
        .to(mail.to())
        .subject(mail.subject())
        .html(mail.html())
        .text(mail.text())
        .attachments(mail.files().stream().map(ResendMail::attachment).toList())
        .addTag(Tag.builder().name(KEY_TAG).value(key).build())
        .build();
  }

  private static Attachment attachment(Mail.Attachment file) {
    return Attachment.builder()
        .fileName(file.filename())
        .contentType(file.contentType())
        .content(Base64.getEncoder().encodeToString(file.content()))
        .build();
  }

  private MailOutcome outcome(HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      return new MailOutcome.Taken(id(response.body()));
    }
    String body = response.body();
    if (response.statusCode() == 409 && body.contains(OTHER_WORDS)) {
      return new MailOutcome.Taken(null);
    }
    String error =
        "Resend answered %d: %s".formatted(response.statusCode(), withoutAddresses(body));
    return new MailOutcome.NotTaken(error, retryAfter(response));
  }

  private static String withoutAddresses(String body) {
    return first(LONGEST_ERROR, ADDRESS.matcher(first(LONGEST_READ, body)).replaceAll("…@…"));
  }

  private static String first(int length, String text) {
    return text.substring(0, Math.min(text.length(), length));
  }

  /** Null for what is not Resend's JSON, which resend-java reads as null. */
  private @Nullable String id(String body) {
    CreateEmailResponse taken = mapper.readValue(body, CreateEmailResponse.class);
    return taken == null ? null : taken.getId();
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }
}
