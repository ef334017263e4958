package com.slotbase.starter.timeline;

import com.slotbase.adapters.timeline.TimelineEntry.Message;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
import java.util.Locale;

/** What people hear of messages: never what a provider answered, nor an address. */
final class MessageSentences {

  private MessageSentences() {}

  static String type(Message message) {
    return "notification." + message.progress().name().toLowerCase(Locale.ROOT);
  }

  static String of(Message message) {
    String what = "message about " + subject(message.template());
    String how = way(message.channel());
    return switch (message.progress()) {
      case WRITTEN -> "A %s was written, to be sent %s.".formatted(what, how);
      case ATTEMPT_FAILED ->
          "Attempt %d at sending the %s %s failed.".formatted(message.attempt(), what, how);
      case SENT -> "The %s was sent %s.".formatted(what, how);
      case FAILED -> "The %s could not be sent %s.".formatted(what, how);
      case SUPPRESSED -> "The %s was not sent %s. %s.".formatted(what, how, message.reason());
    };
  }

  private static String subject(MessageTemplate template) {
    return switch (template) {
      case HOLD_EXPIRED -> "the end of the hold";
      case CONFIRMED -> "the confirmation";
      case PAYMENT_FAILED -> "the payment that failed";
      case PAYMENT_REFUSED -> "the payment that was refused";
      case CANCELLED -> "the cancellation";
      case REFUNDED -> "the refund";
      case RESCHEDULED -> "the move";
      case WAITLIST_OFFER -> "the offer to who waited";
      case REMINDER_24H -> "the start in a day";
      case REMINDER_1H -> "the start in an hour";
    };
  }

  private static String way(Channel channel) {
    return switch (channel) {
      case EMAIL -> "by email";
      case PUSH -> "by push";
    };
  }
}
