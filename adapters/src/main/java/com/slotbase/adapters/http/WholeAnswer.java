package com.slotbase.adapters.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call with a deadline for all of its answer. */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * The timeout of a request of the JDK's client ends with the headers of its answer: whoever sends
   * those and then falls silent is waited for without end.
   *
   * @throws HttpTimeoutException if the last byte did not come in time; the call is given up then
   * @throws IOException if there was no answer, or it broke off
   */
  public static <T> HttpResponse<T> within(
      Duration deadline, HttpClient http, HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("No whole answer within " + deadline.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException(String.valueOf(e.getCause()), e.getCause());
    } finally {
      // Gives up what is not done yet, and changes nothing of what is.
      answer.cancel(true);
    }
  }
}
