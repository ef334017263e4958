package com.slotbase.local.webhook;

import com.slotbase.local.vendor.BadOrder;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Order;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mode with what it needs to know.
 *
 * @param delayMs of {@link WebhookMode#DELAYED}, otherwise 0
 * @param about whose events alone, as {@link WebhookFormat#about} names them
 */
record WebhookPlan(WebhookMode mode, int delayMs, Optional<String> about) {
  static final WebhookPlan NORMAL = new WebhookPlan(WebhookMode.NORMAL, 0, Optional.empty());
  private static final int MAX_DELAY_MS = 3_600_000;

  static WebhookPlan of(Call call) {
    Order order = Order.of(call, "mode", "ms", "about");
    WebhookMode mode =
        WebhookMode.of(order.text("mode"))
            .orElseThrow(() ->
                new BadOrder("Field mode must be normal, duplicate, reordered, delayed or lost."));
    Optional<Integer> delayMs = order.number("ms", 0, MAX_DELAY_MS);
    if ((mode == WebhookMode.DELAYED) != delayMs.isPresent()) {
      throw new BadOrder("Field ms belongs to the mode delayed, which needs it.");
    }
    return new WebhookPlan(mode, delayMs.orElse(0), order.optionalText("about"));
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("mode", mode.wire());
    about.ifPresent(subject -> json.put("about", subject));
    return mode == WebhookMode.DELAYED ? json.put("ms", delayMs) : json;
  }

  static WebhookPlan fromJson(ObjectNode json) {
    return new WebhookPlan(
        WebhookMode.of(json.path("mode").asString()).orElseThrow(),
        json.path("ms").asInt(0),
        json.optional("about").map(subject -> subject.asString()));
  }
}
