package com.slotbase.starter.timeline;

import com.slotbase.adapters.timeline.TimelineEntry;
import com.slotbase.adapters.timeline.TimelineEntry.Alerted;
import com.slotbase.adapters.timeline.TimelineEntry.Case;
import com.slotbase.adapters.timeline.TimelineEntry.Delivered;
import com.slotbase.adapters.timeline.TimelineEntry.Event;
import com.slotbase.adapters.timeline.TimelineEntry.Message;
import com.slotbase.adapters.timeline.TimelineEntry.Progress;
import com.slotbase.adapters.timeline.TimelineEntry.Step;
import com.slotbase.starter.timeline.TimelineView.Told;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What staff hear: everything, with who did it and the workflow that it is about. */
final class ToldToStaff {

  private final Booking booking;

  /** How many cancellations there were so far, as entries come in order of time. */
  private int cancellations;

  /** The payments that were asked for so far so that the booking could be moved. */
  private final Set<String> ofMoves = new HashSet<>();

  ToldToStaff(Booking booking) {
    this.booking = booking;
  }

  Told entry(TimelineEntry entry) {
    return switch (entry) {
      case Event event -> event(event);
      case Message message -> message(message);
      case Step step -> step(step);
      case Case noted -> noted(noted);
      case Alerted alert -> alert(alert);
      case Delivered delivered -> delivered(delivered);
    };
  }

  private Told event(Event event) {
    Facts facts = Facts.of(booking, event);
    var details = new TreeMap<>(facts.values());
    details.put("actor", event.actor());
    return new Told(
        event.at(),
        event.type(),
        EventSentences.of(event.type(), facts),
        details,
        workflowOf(event));
  }

  private String workflowOf(Event event) {
    if (event.details().get("refundId") instanceof String refund) {
      return WorkflowIds.refund(refund);
    }
    if (event.details().get("paymentId") instanceof String payment && isOfAMove(event, payment)) {
      return WorkflowIds.reschedule(payment);
    }
    return switch (event.type()) {
      case "booking.cancelling" -> WorkflowIds.cancellation(booking.id(), ++cancellations);
      case "booking.cancelled", "booking.reinstated" -> cancellation();
      default -> WorkflowIds.booking(booking.id());
    };
  }

  /** Only what is asked for a move names a range. */
  private boolean isOfAMove(Event event, String payment) {
    if (event.details().containsKey("start")) {
      ofMoves.add(payment);
    }
    return ofMoves.contains(payment);
  }

  /** A hold that is cancelled has none. */
  private String cancellation() {
    return cancellations == 0
        ? WorkflowIds.booking(booking.id())
        : WorkflowIds.cancellation(booking.id(), cancellations);
  }

  private static Told message(Message message) {
    var details = new TreeMap<String, Object>();
    details.put("notificationId", message.notificationId());
    details.put("template", message.template());
    details.put("channel", message.channel());
    details.put("language", message.language());
    if (message.attempt() > 0) {
      details.put("attempt", message.attempt());
    }
    if (message.reason() != null) {
      details.put(message.progress() == Progress.SUPPRESSED ? "reason" : "error", message.reason());
    }
    if (message.nextAttemptAt() != null) {
      details.put("nextAttemptAt", message.nextAttemptAt());
    }
    return new Told(
        message.at(),
        MessageSentences.type(message),
        MessageSentences.of(message),
        details,
        WorkflowIds.notification(message.notificationId()));
  }

  private Told step(Step step) {
    var details = new TreeMap<>(Facts.of(booking, step.details()).values());
    details.put("actor", step.actor());
    details.put("change", step.change());
    details.put("subjectId", step.subjectId());
    details.put("step", step.step());
    details.put("occasion", step.occasion());
    boolean act = step.change().equals("operator act");
    return new Told(
        step.at(),
        (act ? "operator." : "step.") + words(step.phase().name(), "_"),
        act ? decision(step) : sentence(step),
        details,
        workflowOf(step));
  }

  private static String sentence(Step step) {
    return "Step “%s” of the %s %s."
        .formatted(
            step.step(),
            step.change(),
            switch (step.phase()) {
              case STARTED -> "began";
              case COMPLETED -> "was done";
              case FAILED -> "failed";
              case COMPENSATED -> "was undone";
              case COMPENSATION_FAILED -> "could not be undone";
            });
  }

  private static String decision(Step step) {
    String act = words(step.step(), " ");
    return switch (step.phase()) {
      case STARTED -> "An operator decided: " + act + ".";
      case COMPLETED -> "What an operator decided was carried out: " + act + ".";
      case FAILED -> "What an operator decided was not carried out: " + act + ".";
      case COMPENSATED, COMPENSATION_FAILED -> "What an operator decided was undone: " + act + ".";
    };
  }

  private @Nullable String workflowOf(Step step) {
    return switch (step.change()) {
      case "confirm" -> WorkflowIds.booking(booking.id());
      case "cancellation" -> {
        String number = step.subjectId().substring(step.subjectId().lastIndexOf(':') + 1);
        yield number.matches("\\d{1,9}")
            ? WorkflowIds.cancellation(booking.id(), Integer.parseInt(number))
            : null;
      }
      case "refund" -> WorkflowIds.refund(step.subjectId());
      // A move that takes no money is made at once, and named by the booking and its version.
      case "reschedule" ->
          step.subjectId().contains(":") ? null : WorkflowIds.reschedule(step.subjectId());
      default -> null;
    };
  }

  private Told noted(Case noted) {
    var details = new TreeMap<String, Object>();
    details.put("caseId", noted.caseId());
    details.put("kind", noted.kind());
    details.put("subjectId", noted.subjectId());
    details.put("error", noted.error());
    return new Told(
        noted.at(),
        noted.resolved() ? "case.resolved" : "case.opened",
        "A case was %s: %s."
            .formatted(noted.resolved() ? "resolved" : "opened", words(noted.kind(), " ")),
        details,
        noted.kind().equals("REFUND_PARKED")
            ? WorkflowIds.refund(noted.subjectId())
            : WorkflowIds.booking(booking.id()));
  }

  private static Told alert(Alerted alert) {
    return new Told(
        alert.at(),
        "alert",
        "An alert went out: " + words(alert.kind(), " ") + ".",
        Map.of("kind", alert.kind(), "subjectId", alert.subjectId(), "message", alert.message()),
        WorkflowIds.refund(alert.subjectId()));
  }

  private Told delivered(Delivered delivered) {
    var details = new TreeMap<String, Object>();
    details.put("eventId", delivered.eventId());
    details.put("objectId", delivered.objectId());
    details.put("processed", delivered.processed());
    if (delivered.error() != null) {
      details.put("error", delivered.error());
    }
    return new Told(
        delivered.at(),
        "stripe." + delivered.type(),
        "Stripe told of %s%s."
            .formatted(
                delivered.type(),
                delivered.processed() ? "" : "; what it calls for could not be done yet"),
        details,
        delivered.type().startsWith("payment_intent.") ? WorkflowIds.booking(booking.id()) : null);
  }

  private static String words(String name, String between) {
    return name.toLowerCase(Locale.ROOT).replace("_", between);
  }
}
