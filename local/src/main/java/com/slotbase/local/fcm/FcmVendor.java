package com.slotbase.local.fcm;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Order;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Vendor;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * FCM: takes pushes and shows them. Google's token endpoint is a path of it, so that a service
 * account's key can name it as its {@code token_uri}.
 */
public final class FcmVendor implements Vendor {

  private static final String TOKEN = "/token";
  private static final int TOKEN_SECONDS = 3599;

  private final Pushes pushes;

  public FcmVendor(Store store, InstantSource clock) {
    this.pushes = new Pushes(store, clock);
  }

  @Override
  public String name() {
    return "fcm";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/v1/projects/{project}/messages:send", this::send),
        Route.post(TOKEN, FcmVendor::token));
  }

  private Answer send(Call call) {
    return Answer.ok(Json.object().put("name", pushes.take(call.variable("project"), call.body())));
  }

  private static Answer token(Call call) {
    if (!call.body().contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer")
        || !call.body().contains("assertion=")) {
      return Answer.of(400, Json.object().put("error", "invalid_grant"));
    }
    return Answer.ok(
        Json.object()
            .put("access_token", "ya29.simulated")
            .put("expires_in", TOKEN_SECONDS)
            .put("token_type", "Bearer"));
  }

  @Override
  public List<Route> orders() {
    return List.of(Route.post("/_sim/tokens", this::setDevice));
  }

  private Answer setDevice(Call call) {
    Order order = Order.of(call, "token", "state");
    String token = order.text("token");
    pushes.set(token, DeviceState.of(order.text("state")));
    return Answer.ok(Json.object().put("token", token).put("state", order.text("state")));
  }

  @Override
  public Answer answer(Call call, Route.Handler handler, Runnable delay) {
    try {
      if (!call.path().equals(TOKEN) && !isAuthorized(call)) {
        throw FcmError.unauthenticated();
      }
      delay.run();
      return handler.answer(call);
    } catch (FcmError e) {
      return e.answer();
    }
  }

  private static boolean isAuthorized(Call call) {
    return call.header("Authorization").filter(key -> key.startsWith("Bearer ya29.")).isPresent();
  }

  @Override
  public Answer unknown(Call call) {
    return FcmError.notFound().answer();
  }

  @Override
  public Answer refuse(Call call, int status) {
    return FcmError.ordered(status).answer();
  }

  @Override
  public ObjectNode state(Set<String> naming) {
    ObjectNode state = Json.object();
    state.set("pushes", pushes.toJson(naming));
    return state;
  }
}
