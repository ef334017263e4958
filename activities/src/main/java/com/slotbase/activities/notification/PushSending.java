package com.slotbase.activities.notification;

import com.slotbase.adapters.message.Message;
import com.slotbase.adapters.message.Messages;
import com.slotbase.adapters.notification.Outgoing;
import com.slotbase.adapters.push.FcmPush;
import com.slotbase.adapters.push.Push;
import com.slotbase.adapters.push.PushDeliveries;
import com.slotbase.adapters.push.PushOutcome;
import com.slotbase.workflows.domain.NotificationNews;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Messages by push, to every valid device of the person, each on its own (N2): what becomes of one
 * is noted at once and holds up no other, and another attempt leaves out those that were reached.
 */
public final class PushSending {

  /** So that one that does not answer costs the others nothing. */
  private static final int DEVICES_AT_ONCE = 20;

  private final Messages messages;
  private final FcmPush fcm;
  private final PushDeliveries deliveries;

  public PushSending(Messages messages, FcmPush fcm, PushDeliveries deliveries) {
    this.messages = messages;
    this.fcm = fcm;
    this.deliveries = deliveries;
  }

  NotificationNews send(Outgoing outgoing) {
    List<String> devices = deliveries.remaining(outgoing.id(), outgoing.personId());
    List<PushOutcome.NotTaken> failures =
        toEach(devices, outgoing).stream()
            .filter(PushOutcome.NotTaken.class::isInstance)
            .map(PushOutcome.NotTaken.class::cast)
            .toList();
    if (failures.isEmpty()) {
      return deliveries
          .sentAs(outgoing.id())
          .<NotificationNews>map(NotificationNews.Sent::new)
          .orElseGet(() -> new NotificationNews.Unsendable("No device takes pushes"));
    }
    return new NotificationNews.NotSent(
        "%d of %d devices: %s"
            .formatted(failures.size(), devices.size(), failures.getFirst().error()),
        failures.stream()
            .map(PushOutcome.NotTaken::retryAfter)
            .filter(Objects::nonNull)
            .max(Comparator.<Duration>naturalOrder())
            .orElse(null));
  }

  private List<PushOutcome> toEach(List<String> devices, Outgoing outgoing) {
    Push push = push(outgoing);
    List<Future<PushOutcome>> asked;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(DEVICES_AT_ONCE, Thread.ofVirtual().factory())) {
      asked =
          devices.stream()
              .map(device -> threads.submit(() -> deliver(device, push, outgoing)))
              .toList();
    }
    return asked.stream().map(Future::resultNow).toList();
  }

  private Push push(Outgoing outgoing) {
    Message message = messages.message(outgoing.template(), outgoing.language(), outgoing.facts());
    return new Push(
        message.subject(),
        message.summary(),
        outgoing.id(),
        Map.of("bookingId", outgoing.facts().bookingId(), "template", outgoing.template().name()));
  }

  private PushOutcome deliver(String device, Push push, Outgoing outgoing) {
    PushOutcome outcome = fcm.send(device, push);
    switch (outcome) {
      case PushOutcome.Taken taken -> deliveries.noteSent(outgoing.id(), device, taken.name());
      case PushOutcome.NoSuchDevice none ->
          deliveries.noteInvalid(outgoing.id(), device, outgoing.personId());
      case PushOutcome.NotTaken failure -> {
        // The attempt as a whole tells of it, and another one makes up for it.
      }
    }
    return outcome;
  }
}
