package com.slotbase.local.demo;

import tools.jackson.databind.JsonNode;

/** What a call was answered with. */
record Answer(int status, JsonNode body) {

  /** A field of the body as text; empty if it is absent. */
  String text(String field) {
    return body.path(field).asString("");
  }

  /** Status and what it means, for example {@code 201 HELD} or {@code 409 SLOT_TAKEN}. */
  String summary() {
    var meaning = status < 400 ? text("status") : body.path("error").path("code").asString("");
    return (status + " " + meaning).strip();
  }
}
