package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists as Stripe pages them: newest first, 10 at a time or up to 100, going on after an id. */
final class Pages {
  private static final long DEFAULT_LIMIT = 10;
  private static final long MAX_LIMIT = 100;

  private static final List<String> PARAMETERS =
      List.of(
          "limit",
          "starting_after",
          "created",
          "created[gt]",
          "created[gte]",
          "created[lt]",
          "created[lte]");

  private Pages() {}

  /** The parameters of a call for a list: those of every list, and the given ones. */
  static Form form(Call call, String... more) {
    List<String> allowed = new ArrayList<>(PARAMETERS);
    allowed.addAll(List.of(more));
    return Form.parse(call.query()).allowing(allowed.toArray(String[]::new));
  }

  /** A list of the objects that are wanted, with the parameters {@code limit, starting_after}. */
  static ObjectNode page(
      Form form, String url, String kind, Table table, Predicate<ObjectNode> wanted) {
    long limit = form.integer("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeError.invalid(
          "limit",
          "parameter_invalid_integer",
          "This value must be from 1 to %d.".formatted(MAX_LIMIT));
    }
    Optional<String> after = form.text("starting_after");
    after
        .filter(id -> table.get(id).isEmpty())
        .ifPresent(id -> {
          throw StripeError.noSuchObject(kind, id, "starting_after");
        });
    List<ObjectNode> found =
        table.descending(after, rows -> rows.filter(wanted).limit(limit + 1).toList());
    ArrayNode data = Json.array();
    found.stream().limit(limit).forEach(data::add);
    ObjectNode page =
        Json.object().put("object", "list").put("has_more", found.size() > limit).put("url", url);
    return page.set("data", data);
  }

  /** The filter {@code created}: a moment, or bounds under {@code gt, gte, lt, lte}. */
  static Predicate<ObjectNode> created(Form form) {
    Optional<Long> at = form.integer("created");
    Optional<Long> gt = form.integer("created[gt]");
    Optional<Long> gte = form.integer("created[gte]");
    Optional<Long> lt = form.integer("created[lt]");
    Optional<Long> lte = form.integer("created[lte]");
    return object -> {
      long created = object.path("created").asLong();
      return at.map(bound -> created == bound).orElse(true)
          && gt.map(bound -> created > bound).orElse(true)
          && gte.map(bound -> created >= bound).orElse(true)
          && lt.map(bound -> created < bound).orElse(true)
          && lte.map(bound -> created <= bound).orElse(true);
    };
  }

  /** The filter by a property of the same name, such as the charge that an object belongs to. */
  static Predicate<ObjectNode> having(Form form, String property) {
    Optional<String> wanted = form.text(property);
    return object ->
        wanted.map(value -> object.path(property).asString().equals(value)).orElse(true);
  }
}
