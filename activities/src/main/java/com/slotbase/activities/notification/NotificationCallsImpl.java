package com.slotbase.activities.notification;

import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.Outgoing;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.notification.NotificationCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Messages at their providers. Whatever those answer is news. */
public final class NotificationCallsImpl implements NotificationCalls {

  private static final Logger log = LoggerFactory.getLogger(NotificationCallsImpl.class);

  private final NotificationStore store;
  private final MailSending mail;
  private final PushSending push;

  public NotificationCallsImpl(NotificationStore store, MailSending mail, PushSending push) {
    this.store = store;
    this.mail = mail;
    this.push = push;
  }

  @Override
  public NotificationNews sendNotification(SendNotification send) {
    return store
        .outgoing(send.notificationId())
        .map(this::send)
        // By another run meanwhile: the row tells how.
        .orElseGet(NotificationNews.None::new);
  }

  private NotificationNews send(Outgoing outgoing) {
    // Looked at once more: it may have waited here for its turn, or for a worker.
    if (outgoing.useless() != null) {
      return new NotificationNews.Unsendable(outgoing.useless());
    }
    try {
      return switch (outgoing.channel()) {
        case EMAIL -> mail.send(outgoing);
        case PUSH -> push.send(outgoing);
      };
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever it is, it is an attempt: it counts, stands on record, and has an end.
      log.warn("Message {} could not be sent", outgoing.id(), e);
      return new NotificationNews.NotSent(e.toString(), null);
    }
  }
}
