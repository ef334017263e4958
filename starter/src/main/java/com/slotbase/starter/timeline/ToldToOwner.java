package com.slotbase.starter.timeline;

import com.slotbase.adapters.timeline.TimelineEntry;
import com.slotbase.adapters.timeline.TimelineEntry.Alerted;
import com.slotbase.adapters.timeline.TimelineEntry.Case;
import com.slotbase.adapters.timeline.TimelineEntry.Delivered;
import com.slotbase.adapters.timeline.TimelineEntry.Event;
import com.slotbase.adapters.timeline.TimelineEntry.Message;
import com.slotbase.adapters.timeline.TimelineEntry.Step;
import com.slotbase.starter.timeline.TimelineView.Told;
import com.slotbase.workflows.domain.Booking;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the person hears whose booking it is. Only what is named here is told: what may be added to
 * the records later is inside until somebody decides otherwise.
 */
final class ToldToOwner {

  private static final Set<String> TYPES =
      Set.of(
          "booking.held",
          "booking.hold.expired",
          "booking.confirming",
          "booking.confirmed",
          "booking.payment_failed",
          "booking.cancelling",
          "booking.cancelled",
          "booking.reinstated",
          "booking.rescheduling",
          "booking.rescheduled",
          "booking.reschedule_failed",
          "booking.checked_in",
          "booking.no_show",
          "booking.completed",
          "booking.reminder_24h",
          "booking.reminder_1h",
          "payment.requested",
          "payment.declined",
          "payment.refused",
          "payment.captured",
          "payment.voided",
          "payment.recorded",
          "refund.requested",
          "refund.pending",
          "refund.parked",
          "refund.completed",
          "refund.waived",
          "notification.bounced",
          "notification.complained",
          "waitlist.offered",
          "waitlist.accepted");

  private static final Set<String> DETAILS =
      Set.of(
          "unit",
          "start",
          "end",
          "price",
          "fromUnit",
          "fromStart",
          "fromEnd",
          "fromPrice",
          "expiresAt",
          "amount",
          "refund",
          "kept",
          "rule",
          "method",
          "offlinePaymentId",
          "refundId",
          "stripeRefundId");

  private final Booking booking;

  ToldToOwner(Booking booking) {
    this.booking = booking;
  }

  static Set<String> types() {
    return TYPES;
  }

  /** Empty if it is not for them to hear. */
  Optional<Told> entry(TimelineEntry entry) {
    return switch (entry) {
      case Event event -> event(event);
      case Message message -> message(message);
      case Step step -> Optional.empty();
      case Case noted -> Optional.empty();
      case Alerted alert -> Optional.empty();
      case Delivered delivered -> Optional.empty();
    };
  }

  /** Whether they were told; how that was tried is inside. */
  private static Optional<Told> message(Message message) {
    return switch (message.progress()) {
      case WRITTEN, ATTEMPT_FAILED -> Optional.empty();
      case SENT, FAILED, SUPPRESSED ->
          Optional.of(
              new Told(
                  message.at(),
                  MessageSentences.type(message),
                  MessageSentences.of(message),
                  Map.of(
                      "notificationId", message.notificationId(),
                      "template", message.template(),
                      "channel", message.channel()),
                  null));
    };
  }

  private Optional<Told> event(Event event) {
    if (!TYPES.contains(event.type())) {
      return Optional.empty();
    }
    Facts facts = Facts.of(booking, event);
    var details = new TreeMap<>(facts.values());
    boolean own = event.actor().equals(booking.customerId());
    // Their own words are theirs to hear again; what others wrote is not meant for them.
    details.keySet().removeIf(name -> !DETAILS.contains(name) && !(own && name.equals("reason")));
    if (own) {
      details.put("actor", event.actor());
    }
    return Optional.of(
        new Told(event.at(), event.type(), EventSentences.of(event.type(), facts), details, null));
  }
}
