package com.slotbase.adapters.push;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;

/** Who we are to FCM, and for which of its projects. */
record FcmCredentials(GoogleCredentials credentials, String project) {

  /**
   * @throws IllegalArgumentException if the file is not a service account's key
   */
  static FcmCredentials of(FcmSettings settings, HttpTransport transport) {
    return settings.credentialsFile().isBlank()
        ? new FcmCredentials(new Local(), "slotbase-local")
        : ofFile(Path.of(settings.credentialsFile()), transport);
  }

  private static FcmCredentials ofFile(Path file, HttpTransport transport) {
    try (InputStream json = Files.newInputStream(file)) {
      ServiceAccountCredentials account =
          ServiceAccountCredentials.fromStream(json, () -> transport);
      if (account.getProjectId() == null) {
        throw new IOException("it names no project_id");
      }
      // Its own retries would hold the thread.
      return new FcmCredentials(
          account.createWithCustomRetryStrategy(false), account.getProjectId());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "FCM_CREDENTIALS_FILE %s is not the key of a service account: %s".formatted(file, e), e);
    }
  }

  /** A token that nobody hands out. */
  private static final class Local extends GoogleCredentials {

    private static final long serialVersionUID = 1L;

    @Override
    public AccessToken refreshAccessToken() {
      return new AccessToken("ya29.local", Date.from(Instant.now().plusSeconds(3600)));
    }
  }
}
