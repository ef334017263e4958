package com.slotbase.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the demo has the Resend simulator do, and what it reads there. */
record ResendOrders(String base, Http http) {

  /** Nobody is asked for a key where orders are taken. */
  private static final String NO_KEY = "";

  /** The next mails fail, whoever they are to. */
  void failMails(int times) {
    var answer =
        http.post(
            base + "/_sim/faults",
            NO_KEY,
            Map.of(
                "path", "/emails", "method", "POST", "kind", "error", "status", 500, "times",
                times));
    if (answer.status() >= 300) {
      throw new IllegalStateException("The Resend simulator answers " + answer);
    }
  }

  /** The mails that somebody got. */
  List<JsonNode> mailsTo(String address) {
    var mails = new ArrayList<JsonNode>();
    http.get(base + "/_sim/state?about=" + address, NO_KEY)
        .body()
        .path("emails")
        .forEach(mails::add);
    return mails;
  }

  /** Where they can be read. */
  String inbox() {
    return base + "/_sim/inbox";
  }
}
