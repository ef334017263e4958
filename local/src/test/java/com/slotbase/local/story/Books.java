package com.slotbase.local.story;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Refund;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What stands in our rows and in Stripe's books about the money of a booking. */
final class Books {

  private final Lab lab;

  Books(Lab lab) {
    this.lab = lab;
  }

  /** The keys of all calls that asked Stripe for the refund, in their order. */
  List<String> calls(Refund refund) {
    String key = "refund:" + refund.id();
    return lab.stripe.state(key).get("requests").values().stream()
        .filter(request -> request.get("method").asString().equals("POST"))
        .filter(request -> request.get("path").asString().equals("/v1/refunds"))
        .map(request -> request.path("idempotencyKey").asString(""))
        .filter(sent -> sent.equals(key) || sent.startsWith(key + ":"))
        .toList();
  }

  /** What Stripe shows of the booking's refunds, failed ones too: {@code succeeded 4500}. */
  List<String> atStripe(Booking booking) {
    return refundsAtStripe(booking).stream()
        .map(refund -> refund.get("status").asString() + " " + refund.get("amount").asLong())
        .toList();
  }

  List<JsonNode> refundsAtStripe(Booking booking) {
    return lab.stripe.refundsOf(lab.payment(booking).paymentIntentId());
  }

  /** {@code REFUND_PARKED 4}: of what kind, and at which attempt. */
  List<String> alerts(Refund refund) {
    return texts(
        "select kind || ' ' || occasion from alert where subject_id = :id order by id",
        refund.id());
  }

  /** {@code cancellation refund STARTED}: of which change, which step, and what of it. */
  List<String> log(Booking booking) {
    return texts(
        """
        select change || ' ' || step || ' ' || phase from transaction_log
        where booking_id = :id and change <> 'confirm' order by id
        """,
        booking.id());
  }

  /** The types of the booking's events since its cancellation, or its first refund. */
  List<String> events(Booking booking) {
    return texts(
        """
        select type from booking_event where booking_id = :id and id >= (
          select min(id) from booking_event
          where booking_id = :id and type in ('booking.cancelling', 'refund.requested'))
        order by id
        """,
        booking.id());
  }

  /** Open cases: {@code REFUND_PARKED}. */
  List<String> openCases(Booking booking) {
    return texts(
        "select kind from operator_case where booking_id = :id and resolved_at is null order by id",
        booking.id());
  }

  /** What Stripe has given back, or is about to. */
  long givenBackAtStripe(Booking booking) {
    return refundsAtStripe(booking).stream()
        .filter(refund -> !refund.get("status").asString().equals("failed"))
        .mapToLong(refund -> refund.get("amount").asLong())
        .sum();
  }

  /** The same, as the ledger has it. */
  long givenBackThroughStripe(Booking booking) {
    return lab.jdbc
        .sql(
            """
            select coalesce(-sum(amount_minor), 0)
            from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            where booking_id = :id and account = 'STRIPE' and kind in ('REFUND', 'REFUND_REVERSAL')
            """)
        .param("id", booking.id())
        .query(Long.class)
        .single();
  }

  /** What each account of the ledger says of the booking, where that is not zero. */
  Map<String, Long> ledger(Booking booking) {
    return lab
        .jdbc
        .sql(
            """
            select account, sum(amount_minor)::bigint as minor
            from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            where booking_id = :id group by account having sum(amount_minor) <> 0
            """)
        .param("id", booking.id())
        .query((row, n) -> Map.entry(row.getString("account"), row.getLong("minor")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** All there is about the booking's money and cases, in our rows and in Stripe's books. */
  List<String> everything(Booking booking) {
    return Stream.of(
            rows(booking, "booking", "t.id"),
            rows(booking, "cancellation", "t.booking_id"),
            rows(booking, "refund", "t.booking_id"),
            rows(booking, "operator_case", "t.booking_id"),
            rows(booking, "alert", "t.booking_id"),
            rows(booking, "booking_event", "t.booking_id"),
            rows(booking, "transaction_log", "t.booking_id"),
            rows(booking, "ledger_transaction", "t.booking_id"),
            lab.refunds.ofBooking(booking.id()).stream().flatMap(r -> calls(r).stream()).toList(),
            atStripe(booking))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> rows(Booking booking, String table, String bookingId) {
    return texts(
        "select t::text from %s t where %s = :id order by t.id".formatted(table, bookingId),
        booking.id());
  }

  private List<String> texts(String sql, String id) {
    return lab.jdbc.sql(sql).param("id", id).query(String.class).list();
  }
}
