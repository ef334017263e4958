package com.slotbase.starter.error;

import com.slotbase.adapters.database.Conflicts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what is thrown on the way to a controller and in it. */
@RestControllerAdvice
class ErrorAdvice {

  private final Problems problems;

  ErrorAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Problem> refuse(Exception thrown, HttpServletRequest request) throws Exception {
    if (Conflicts.undoesWhole(thrown)) {
      // Who keeps a transaction open around the controller does all of it again.
      throw thrown;
    }
    return problems.answer(Faults.refusal(thrown), request);
  }
}
