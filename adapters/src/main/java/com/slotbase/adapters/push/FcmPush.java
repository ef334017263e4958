package com.slotbase.adapters.push;

import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.MessagingErrorCode;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands pushes to FCM, one device at a time. Safe for many threads at once. */
public final class FcmPush implements AutoCloseable {

  private static final int LONGEST_ERROR = 500;

  /** Of a topic of the Web Push protocol (RFC 8030, 5.4). */
  private static final int LONGEST_TOPIC = 32;

  private final FirebaseApp app;
  private final FirebaseMessaging messaging;

  public FcmPush(FcmSettings settings) {
    var transport = new FcmTransport(settings.apiBase());
    FcmCredentials credentials = FcmCredentials.of(settings, transport);
    var options =
        FirebaseOptions.builder()
            .setCredentials(credentials.credentials())
            .setProjectId(credentials.project())
            .setHttpTransport(transport)
            .build();
    // Apps are kept by name for the whole JVM.
    app = FirebaseApp.initializeApp(options, "slotbase-" + UUID.randomUUID());
    messaging = FirebaseMessaging.getInstance(app);
  }

  /** FCM knows no idempotency: the key has whatever shows pushes put the later in place of both. */
  public PushOutcome send(String token, Push push) {
    try {
      String name = messaging.send(message(token, push));
      return new PushOutcome.Taken(Objects.requireNonNullElse(name, ""));
    } catch (FirebaseMessagingException e) {
      return outcome(e, token);
    }
  }

  private static Message message(String token, Push push) {
    return Message.builder()
        .setToken(token)
        .setNotification(Notification.builder().setTitle(push.title()).setBody(push.body()).build())
        .putAllData(push.data())
        .setAndroidConfig(
            AndroidConfig.builder()
                // Until it is delivered, and once it is shown.
                .setCollapseKey(push.key())
                .setNotification(AndroidNotification.builder().setTag(push.key()).build())
                .build())
        .setApnsConfig(
            ApnsConfig.builder()
                .putHeader("apns-collapse-id", push.key())
                .setAps(Aps.builder().build())
                .build())
        .setWebpushConfig(WebpushConfig.builder().putHeader("Topic", topic(push.key())).build())
        .build();
  }

  /** The end of a key is what tells it from others. */
  private static String topic(String key) {
    return key.substring(Math.max(0, key.length() - LONGEST_TOPIC));
  }

  private static PushOutcome outcome(FirebaseMessagingException e, String token) {
    IncomingHttpResponse response = e.getHttpResponse();
    if (response == null) {
      return new PushOutcome.NotTaken(
          "FCM gave no answer: " + Objects.requireNonNullElse(e.getCause(), e), null);
    }
    if (isOfNoDevice(e.getMessagingErrorCode(), response)) {
      return new PushOutcome.NoSuchDevice();
    }
    // Attempts stay on record and are shown to staff: a token is nobody's to see.
    String body = Objects.requireNonNullElse(response.getContent(), "").replace(token, "…");
    String error =
        "FCM answered %d: %s"
            .formatted(
                response.getStatusCode(),
                body.substring(0, Math.min(body.length(), LONGEST_ERROR))
                    .replaceAll("[\\p{Cntrl}\\s]+", " "));
    return new PushOutcome.NotTaken(error, retryAfter(response.getHeaders()));
  }

  /**
   * See https://firebase.google.com/docs/cloud-messaging/manage-tokens: a 404 may be of the project
   * and a 400 of whatever else is in the message.
   */
  private static boolean isOfNoDevice(
      @Nullable MessagingErrorCode code, IncomingHttpResponse response) {
    return code == MessagingErrorCode.UNREGISTERED
        || (code == MessagingErrorCode.INVALID_ARGUMENT && FcmViolations.nameTheToken(response));
  }

  private static @Nullable Duration retryAfter(Map<String, Object> headers) {
    String value = String.valueOf(headers.get(FcmResponse.ASKED_RETRY_AFTER));
    // A header comes as a list of its values.
    String seconds = value.replaceAll("^\\[|]$", "");
    return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
  }

  @Override
  public void close() {
    app.delete();
  }
}
