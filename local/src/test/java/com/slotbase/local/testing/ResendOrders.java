package com.slotbase.local.testing;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a test tells Resend's simulator to do, and asks it afterwards. */
public final class ResendOrders extends VendorOrders {

  public ResendOrders(String base) {
    super(base);
  }

  /** How many requests a second are taken. */
  public void limit(int perSecond) {
    order("POST", "/_sim/limit", "{\"perSecond\":%d}".formatted(perSecond));
  }

  /** A mail comes back for good. */
  public void bounce(String mailId) {
    order("POST", "/_sim/emails/" + mailId + "/bounce", null);
  }

  /** The mails that were taken under a key, or to an address. */
  public List<JsonNode> emails(String about) {
    return state(about).get("emails").values().stream().toList();
  }

  /** How many requests came with a key. */
  public int requests(String key) {
    return state(key).get("requests").size();
  }
}
