package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The API request that caused an event. */
record Origin(String requestId, Optional<String> idempotencyKey) {

  static Origin of(Call call) {
    return new Origin(StripeIds.next("req"), call.idempotencyKey());
  }

  /** What an event says of it. */
  ObjectNode toJson() {
    return Json.object().put("id", requestId).put("idempotency_key", idempotencyKey.orElse(null));
  }
}
