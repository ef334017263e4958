package com.slotbase.starter.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the answer of a POST with a key is recorded; without it, {@link How#UNDER_A_LEASE}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswerRecorded {

  How value();

  /** The ways. */
  enum How {
    /**
     * Claimed before, completed after: for calls that reach beyond our database. If we die between,
     * the same key does it again after 60 s, so what it does must bear to be done twice.
     */
    UNDER_A_LEASE,

    /**
     * In one transaction with what the call writes, which is to be all it does. It refuses before
     * it writes.
     */
    WITH_ITS_EFFECT,

    /** By the call itself, which takes the {@link IdempotentCall} and tells it so. */
    BY_ITSELF
  }
}
