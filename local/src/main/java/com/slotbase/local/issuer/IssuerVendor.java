package com.slotbase.local.issuer;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Vendor;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves what a resource server needs to check tokens: the discovery document and the public key.
 * There is no login here; tokens come from {@link LocalIssuer#token}.
 */
public final class IssuerVendor implements Vendor {
  private static final String KEYS = "/.well-known/jwks.json";

  private final LocalIssuer issuer;

  public IssuerVendor(LocalIssuer issuer) {
    this.issuer = issuer;
  }

  @Override
  public String name() {
    return "issuer";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/.well-known/openid-configuration", call -> Answer.ok(configuration())),
        Route.get(KEYS, call -> Answer.ok(Json.read(issuer.publicKeys().toString(true)))));
  }

  private ObjectNode configuration() {
    ObjectNode document =
        Json.object()
            .put("issuer", issuer.issuer().toString())
            .put("jwks_uri", issuer.issuer() + KEYS);
    document.putArray("subject_types_supported").add("public");
    document.putArray("response_types_supported").add("id_token");
    document.putArray("id_token_signing_alg_values_supported").add("RS256");
    return document;
  }

  @Override
  public Answer unknown(Call call) {
    return refuse(call, 404);
  }

  @Override
  public Answer refuse(Call call, int status) {
    return Answer.of(
        status, Json.object().put("error", status < 500 ? "invalid_request" : "server_error"));
  }

  /** The issuer keeps no books: a token is known by its signature alone. */
  @Override
  public ObjectNode state(Set<String> naming) {
    return Json.object();
  }
}
