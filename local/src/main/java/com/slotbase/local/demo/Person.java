package com.slotbase.local.demo;

import java.util.Map;

/** Someone who uses the API with a token of their own. */
record Person(String name, String address, String token, String api, Http http) {

  Answer get(String path) {
    return http.get(api + path, token);
  }

  Answer post(String path, Object body) {
    return http.post(api + path, token, body);
  }

  Answer put(String path, Object body) {
    return http.put(api + path, token, body);
  }

  Answer hold(String listing, Slot slot) {
    return post(
        "/v1/bookings", Map.of("listingId", listing, "start", slot.start(), "end", slot.end()));
  }

  Answer confirm(Held held) {
    return post("/v1/bookings/" + held.id() + "/confirm", Map.of());
  }

  Answer cancel(Held held, String reason) {
    return post("/v1/bookings/" + held.id() + "/cancel", Map.of("reason", reason));
  }

  /** The PaymentIntent of a hold, made if there is none yet. */
  String payment(Held held) {
    var answer = post("/v1/bookings/" + held.id() + "/payment", Map.of());
    if (answer.status() != 200) {
      throw new IllegalStateException("the payment is answered " + answer.summary());
    }
    return answer.text("paymentIntentId");
  }
}
