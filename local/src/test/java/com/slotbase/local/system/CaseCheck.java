package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.CaseBooks.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Holds what the API, the ledger and Stripe's books say of a booking against its own books. */
final class CaseCheck {

  private final JdbcClient rows;
  private final CaseDesk desk;
  private final CaseBooks books;

  CaseCheck(Housekeeping house, CaseDesk desk, CaseBooks books) {
    this.rows = house.rows();
    this.desk = desk;
    this.books = books;
  }

  void check() {
    JsonNode told = desk.booking();
    assertThat(told.get("status").asString())
        .isEqualTo(books.isCancelled() ? "CANCELLED" : "CONFIRMED");
    assertThat(told.get("paymentStatus").asString()).isEqualTo(books.paymentStatus());
    assertThat(Instant.parse(told.get("start").asString())).isEqualTo(books.agreed().start());
    assertThat(Instant.parse(told.get("end").asString())).isEqualTo(books.agreed().end());
    assertThat(told.at("/price/minor").asLong()).isEqualTo(books.agreed().price());

    JsonNode stripe = desk.atStripe();
    Map<String, JsonNode> refunds = refunds();
    assertThat(refunds.keySet()).containsExactlyInAnyOrderElementsOf(books.refundIds());
    refunds.forEach((id, refund) -> refund(id, refund, standing(stripe, id)));
    captured(stripe);
    everyStandingRefundIsOurs(stripe);
    ledger(stripe, refunds);
  }

  private Map<String, JsonNode> refunds() {
    var byId = new HashMap<String, JsonNode>();
    desk.refunds().forEach(refund -> byId.put(refund.get("id").asString(), refund));
    return byId;
  }

  /** Those of Stripe's refunds for one of ours that have not failed. */
  private static List<JsonNode> standing(JsonNode stripe, String refundId) {
    var standing = new ArrayList<JsonNode>();
    for (JsonNode refund : stripe.get("refunds")) {
      if (refund.at("/metadata/refund_id").asString("").equals(refundId)
          && !refund.get("status").asString().equals("failed")) {
        standing.add(refund);
      }
    }
    return standing;
  }

  /** Each exists once at Stripe, or not at all if that is what was decided. */
  private void refund(String id, JsonNode refund, List<JsonNode> standing) {
    Fate fate = books.fate(id);
    assertThat(refund.at("/amount/minor").asLong()).isEqualTo(books.minor(id));
    assertThat(refund.get("status").asString())
        .as("refund %s, to be %s", id, fate)
        .isEqualTo(fate == Fate.WAIVED ? "WAIVED" : "COMPLETED");
    if (fate == Fate.MADE && refund.has("stripeRefundId")) {
      assertThat(standing).as("Stripe's refunds for %s", id).hasSize(1);
      JsonNode made = standing.getFirst();
      assertThat(made.get("id").asString()).isEqualTo(refund.get("stripeRefundId").asString());
      assertThat(made.get("status").asString()).isEqualTo("succeeded");
      assertThat(made.get("amount").asLong()).isEqualTo(books.minor(id));
      assertThat(made.get("currency").asString()).isEqualTo("eur");
    } else {
      assertThat(refund.has("stripeRefundId")).isFalse();
      assertThat(standing).as("Stripe's refunds for %s", id).isEmpty();
    }
  }

  private void captured(JsonNode stripe) {
    long captured = 0;
    for (JsonNode intent : stripe.get("paymentIntents")) {
      assertThat(intent.get("status").asString()).isIn("succeeded", "canceled");
      captured += intent.get("amount_received").asLong();
    }
    assertThat(captured).as("captured at Stripe").isEqualTo(books.capturedMinor());
  }

  private void everyStandingRefundIsOurs(JsonNode stripe) {
    for (JsonNode refund : stripe.get("refunds")) {
      assertThat(books.refundIds()).contains(refund.at("/metadata/refund_id").asString(""));
    }
  }

  private void ledger(JsonNode stripe, Map<String, JsonNode> refunds) {
    long throughStripe = 0;
    long cash = 0;
    for (var refund : refunds.entrySet()) {
      long minor = books.minor(refund.getKey());
      if (refund.getValue().has("stripeRefundId")) {
        throughStripe += minor;
      } else if (books.fate(refund.getKey()) != Fate.WAIVED) {
        cash += minor;
      }
    }
    long lost = 0;
    for (JsonNode dispute : stripe.get("disputes")) {
      lost += dispute.get("status").asString().equals("lost") ? dispute.get("amount").asLong() : 0;
    }
    assertThat(
            Map.of(
                "STRIPE",
                balance("STRIPE"),
                "OFFLINE",
                balance("OFFLINE"),
                "CUSTOMER",
                balance("CUSTOMER"),
                "FEES",
                balance("FEES"),
                "DISPUTES",
                balance("DISPUTES")))
        .isEqualTo(
            Map.of(
                "STRIPE",
                books.capturedMinor() - throughStripe - lost,
                "OFFLINE",
                books.offlineMinor() - cash,
                "CUSTOMER",
                -books.owedMinor(),
                "FEES",
                -books.feesMinor(),
                "DISPUTES",
                lost));
  }

  private long balance(String account) {
    return rows.sql(
            """
            select coalesce(sum(e.amount_minor), 0) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            where t.booking_id = :booking and e.account = :account
            """)
        .param("booking", desk.bookingId())
        .param("account", account)
        .query(Long.class)
        .single();
  }
}
