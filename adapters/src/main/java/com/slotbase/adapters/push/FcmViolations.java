package com.slotbase.adapters.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.firebase.IncomingHttpResponse;

/** Which fields of a message FCM refuses: {@code google.rpc.BadRequest} in a refusal's details. */
final class FcmViolations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FcmViolations() {}

  static boolean nameTheToken(IncomingHttpResponse response) {
    try {
      for (JsonNode detail : JSON.readTree(response.getContent()).at("/error/details")) {
        for (JsonNode violation : detail.path("fieldViolations")) {
          if (violation.path("field").asText().equals("message.token")) {
            return true;
          }
        }
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
