package com.slotbase.starter.error;

import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a JSON body can't be read, without the words of the parser. */
final class UnreadableBody {

  private UnreadableBody() {}

  static ApiException refusal(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case UnrecognizedPropertyException unknown -> invalid(unknown, "is not known here");
      case MismatchedInputException mismatch -> invalid(mismatch, "has the wrong type or form");
      case InputCoercionException overflow -> invalid(overflow, "is out of range");
      case StreamReadException malformed -> ApiException.invalid("body", "is not valid JSON");
      case null, default -> ApiException.invalid("body", "is missing or can't be read");
    };
  }

  private static ApiException invalid(JacksonException cause, String message) {
    return ApiException.invalid(path(cause.getPath()), message);
  }

  private static String path(List<JacksonException.Reference> path) {
    var text = new StringBuilder();
    for (JacksonException.Reference step : path) {
      if (step.getPropertyName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return text.isEmpty() ? "body" : text.toString();
  }
}
