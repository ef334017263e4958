package com.slotbase.starter.idempotency;

import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.adapters.idempotency.StoredAnswer;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A POST that came with a key. A controller whose call records by itself ({@link
 * AnswerRecorded.How#BY_ITSELF}) has it as a request attribute, and says here what it found.
 */
public final class IdempotentCall {

  /** The name of the attribute. */
  public static final String ATTRIBUTE = "idempotentCall";

  private final IdempotencyKey key;
  private State state = State.NOT_BEGUN;
  private @Nullable StoredAnswer before;

  /** How far the record is. */
  enum State {
    NOT_BEGUN,
    BEGUN,
    SETTLED
  }

  IdempotentCall(IdempotencyKey key) {
    this.key = key;
  }

  public IdempotencyKey key() {
    return key;
  }

  /** The record is claimed and waits for the answer, whatever it will be. */
  public void begun() {
    state = State.BEGUN;
  }

  /** The record has its answer. */
  public void settled() {
    state = State.SETTLED;
  }

  /** The record was found with this answer, which is given again instead of the controller's. */
  public void answeredBefore(StoredAnswer answer) {
    settled();
    before = answer;
  }

  /** The refusal of a key that came with another body before. */
  public ApiException reused() {
    settled();
    return new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
  }

  /** The refusal of a key whose first call is still under way. */
  public ApiException inProgress() {
    settled();
    return new ApiException(ErrorCode.IDEMPOTENCY_IN_PROGRESS, Map.of(), Duration.ofSeconds(1));
  }

  State state() {
    return state;
  }

  @Nullable StoredAnswer before() {
    return before;
  }
}
