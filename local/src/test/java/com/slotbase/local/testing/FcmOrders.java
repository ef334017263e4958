package com.slotbase.local.testing;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a test tells FCM's simulator to do, and asks it afterwards. */
public final class FcmOrders extends VendorOrders {

  public FcmOrders(String base) {
    super(base);
  }

  /**
   * What FCM has to say of a token from now on.
   *
   * @param state registered, unregistered or malformed
   */
  public void token(String token, String state) {
    order("POST", "/_sim/tokens", "{\"token\":\"%s\",\"state\":\"%s\"}".formatted(token, state));
  }

  /** The pushes that were taken for a device or of a message, the oldest first. */
  public List<JsonNode> pushes(String about) {
    return state(about).get("pushes").values().stream().toList();
  }
}
