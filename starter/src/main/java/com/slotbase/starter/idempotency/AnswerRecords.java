package com.slotbase.starter.idempotency;

import com.slotbase.adapters.idempotency.Claim;
import com.slotbase.adapters.idempotency.IdempotencyStore;
import com.slotbase.adapters.idempotency.StoredAnswer;
import com.slotbase.starter.idempotency.AnswerRecorded.How;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Does a call and records its answer, or answers from the record. */
@Component
class AnswerRecords {

  private static final Logger log = LoggerFactory.getLogger(AnswerRecords.class);

  private final IdempotencyStore store;
  private final TransactionOperations transaction;

  AnswerRecords(IdempotencyStore store, TransactionOperations transaction) {
    this.store = store;
    this.transaction = transaction;
  }

  /** The rest of the way to a controller and back. */
  interface Work {
    void run() throws IOException, ServletException;
  }

  void recorded(IdempotentCall call, How how, ContentCachingResponseWrapper answer, Work work)
      throws IOException, ServletException {
    switch (how) {
      case UNDER_A_LEASE -> underALease(call, answer, work);
      case WITH_ITS_EFFECT -> withItsEffect(call, answer, work);
      case BY_ITSELF -> byItself(call, answer, work);
    }
  }

  private void underALease(IdempotentCall call, ContentCachingResponseWrapper answer, Work work)
      throws IOException, ServletException {
    if (begin(call, answer)) {
      try {
        work.run();
        settle(call, answer);
      } catch (IOException | ServletException | RuntimeException e) {
        release(call);
        throw e;
      }
    }
  }

  private void withItsEffect(IdempotentCall call, ContentCachingResponseWrapper answer, Work work)
      throws IOException, ServletException {
    try {
      transaction.executeWithoutResult(status -> {
        // Done again after a conflict, it answers again.
        answer.resetBuffer();
        if (begin(call, answer)) {
          run(work);
          if (answer.getStatus() >= 500) {
            status.setRollbackOnly();
          } else {
            store.complete(call.key(), stored(answer));
          }
        }
      });
    } catch (UncheckedServletException e) {
      throw e.wrapped;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * What it refused before it came to its record is recorded here: nothing was written, and the
   * same key is to hear the same.
   */
  private void byItself(IdempotentCall call, ContentCachingResponseWrapper answer, Work work)
      throws IOException, ServletException {
    try {
      work.run();
    } catch (IOException | ServletException | RuntimeException e) {
      if (call.state() == IdempotentCall.State.BEGUN) {
        release(call);
      }
      throw e;
    }
    switch (call.state()) {
      case SETTLED -> {
        if (call.before() != null) {
          replay(call.before(), answer);
        }
      }
      case BEGUN -> settle(call, answer);
      case NOT_BEGUN -> {
        if (answer.getStatus() < 500) {
          StoredAnswer refusal = stored(answer);
          if (begin(call, answer)) {
            store.complete(call.key(), refusal);
          }
        }
      }
    }
  }

  /** Claims the call, or writes what was answered before; returns whether it is to be done. */
  private boolean begin(IdempotentCall call, ContentCachingResponseWrapper answer) {
    return switch (store.begin(call.key())) {
      case Claim.Begun begun -> true;
      case Claim.Answered answered -> {
        replay(answered.answer(), answer);
        yield false;
      }
      case Claim.Reused reused -> throw call.reused();
      case Claim.InProgress running -> throw call.inProgress();
    };
  }

  private void settle(IdempotentCall call, ContentCachingResponseWrapper answer) {
    if (answer.getStatus() >= 500) {
      release(call);
      return;
    }
    try {
      store.complete(call.key(), stored(answer));
    } catch (RuntimeException e) {
      // What was asked for is done, and the caller hears so. The same key may do it again after the
      // lease, which it bears.
      log.warn("The answer of a call with a key could not be recorded", e);
    }
  }

  private void release(IdempotentCall call) {
    try {
      store.release(call.key());
    } catch (RuntimeException e) {
      log.warn("The key of a failed call is in use until its lease ends", e);
    }
  }

  private static StoredAnswer stored(ContentCachingResponseWrapper answer) {
    return new StoredAnswer(
        answer.getStatus(),
        answer.getHeader(HttpHeaders.LOCATION),
        answer.getContentType(),
        new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
  }

  /** To the letter; only the request id is that of the call that asks. */
  private static void replay(StoredAnswer stored, HttpServletResponse response) {
    response.resetBuffer();
    response.setStatus(stored.status());
    if (stored.location() != null) {
      response.setHeader(HttpHeaders.LOCATION, stored.location());
    }
    if (stored.contentType() != null) {
      response.setContentType(stored.contentType());
    }
    try {
      if (stored.body() != null) {
        response.getOutputStream().write(stored.body().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new UncheckedServletException(e);
    }
  }

  private static final class UncheckedServletException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ServletException wrapped;

    UncheckedServletException(ServletException wrapped) {
      super(wrapped);
      this.wrapped = wrapped;
    }
  }
}
