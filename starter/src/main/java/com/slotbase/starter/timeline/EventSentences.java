package com.slotbase.starter.timeline;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each event of a booking says to people. A test holds the list against what is written. */
final class EventSentences {

  private static final Map<String, Function<Facts, String>> BY_TYPE =
      Map.ofEntries(
          entry("booking.held", facts -> "Held" + facts.time(" until ", "expiresAt") + "."),
          entry(
              "booking.hold.expired",
              facts -> "The hold ended without a confirmation, and the slot is free again."),
          entry(
              "booking.confirming", facts -> "The payment is authorised, and is now being taken."),
          entry("booking.confirmed", facts -> "Confirmed."),
          entry(
              "booking.payment_failed",
              facts -> "The payment could not be taken, and the slot is free again."),
          entry("booking.cancelling", EventSentences::cancelling),
          entry("booking.cancelled", facts -> "Cancelled."),
          entry(
              "booking.reinstated",
              facts -> "The cancellation was taken back: the booking is confirmed again."),
          entry(
              "booking.rescheduling",
              facts ->
                  "To be moved"
                      + facts.time(" to ", "start")
                      + ", once what it costs more is taken."),
          entry(
              "booking.rescheduled",
              facts ->
                  "Moved" + facts.time(" from ", "fromStart") + facts.time(" to ", "start") + "."),
          entry(
              "booking.reschedule_failed",
              facts -> "What the move costs more could not be taken: the booking stays as it was."),
          entry("booking.checked_in", facts -> "Checked in."),
          entry(
              "booking.no_show", facts -> "The customer did not come, and the slot is free again."),
          entry("booking.completed", facts -> "Completed."),
          entry("booking.reminder_24h", facts -> "The customer is reminded, a day before."),
          entry("booking.reminder_1h", facts -> "The customer is reminded, an hour before."),
          entry(
              "payment.requested",
              facts -> "A payment" + facts.amount(" of ", "amount") + " was asked for."),
          entry("payment.declined", facts -> "The card was declined; another one may be tried."),
          entry(
              "payment.refused",
              facts ->
                  "The payment"
                      + facts.amount(" of ", "amount")
                      + " came too late, or the slot was gone: it is not taken."),
          entry(
              "payment.captured",
              facts -> "The payment" + facts.amount(" of ", "amount") + " was taken."),
          entry(
              "payment.voided",
              facts ->
                  "The payment"
                      + facts.amount(" of ", "amount")
                      + " was called off: nothing is taken."),
          entry("payment.recorded", EventSentences::recorded),
          entry(
              "payment.disputed",
              facts ->
                  "The customer disputes a payment"
                      + facts.amount(" of ", "amount")
                      + " with their bank."),
          entry(
              "payment.dispute_won",
              facts -> "The customer's bank has decided the dispute for us."),
          entry(
              "payment.dispute_lost",
              facts ->
                  "The customer's bank has decided the dispute against us"
                      + facts.amount(": it took back ", "amount")
                      + "."),
          entry(
              "refund.requested",
              facts -> "A refund" + facts.amount(" of ", "amount") + " was asked for."),
          entry(
              "refund.pending",
              facts -> "The refund" + facts.amount(" of ", "amount") + " is on its way."),
          entry(
              "refund.failed",
              facts ->
                  "Attempt"
                      + facts.text(" ", "attempt")
                      + " at the refund"
                      + facts.amount(" of ", "amount")
                      + " failed."),
          entry(
              "refund.parked",
              facts ->
                  "The refund"
                      + facts.amount(" of ", "amount")
                      + " could not be made by itself; our team knows and sees to it."),
          entry(
              "refund.returned",
              facts ->
                  "Stripe's refund" + facts.amount(" of ", "amount") + " failed or came back."),
          entry("refund.completed", EventSentences::refunded),
          entry(
              "refund.waived",
              facts ->
                  "The refund" + facts.amount(" of ", "amount") + " was waived: it is not made."),
          entry(
              "notification.bounced",
              facts ->
                  "A mail about this booking could not be delivered: its address gets no more mail."),
          entry(
              "notification.complained",
              facts ->
                  "A mail about this booking was marked as spam: its address gets no more mail."),
          entry(
              "waitlist.offered",
              facts -> "Offered to who waited for it" + facts.time(" until ", "expiresAt") + "."),
          entry(
              "waitlist.accepted",
              facts ->
                  "The offer was accepted" + facts.time(", and held until ", "expiresAt") + "."));

  private EventSentences() {}

  /** A sentence for each event, one that nobody has found words for included. */
  static String of(String type, Facts facts) {
    @Nullable Function<Facts, String> sentence = BY_TYPE.get(type);
    return sentence == null ? "Noted: " + type + "." : sentence.apply(facts);
  }

  static Set<String> types() {
    return BY_TYPE.keySet();
  }

  private static String cancelling(Facts facts) {
    if (!facts.has("refund")) {
      return "A cancellation was asked for; nothing is to be given back.";
    }
    return "A cancellation was asked for:"
        + facts.amount(" ", "refund")
        + " to be given back"
        + (facts.has("kept") ? facts.amount(", ", "kept") + " kept" : "")
        + ".";
  }

  private static String recorded(Facts facts) {
    String how =
        switch (facts.text("", "method")) {
          case "CASH" -> " in cash";
          case "CARD_TERMINAL" -> " at a card terminal";
          case "TRANSFER" -> " by transfer";
          default -> "";
        };
    return "A payment" + facts.amount(" of ", "amount") + how + " was recorded.";
  }

  private static String refunded(Facts facts) {
    String where =
        facts.is("offline", true)
            ? " by staff"
            : facts.is("outsideStripe", true) ? " by hand, outside Stripe" : "";
    return "Refund" + facts.amount(" of ", "amount") + " was made" + where + ".";
  }
}
