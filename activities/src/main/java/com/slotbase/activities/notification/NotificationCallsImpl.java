package com.slotbase.activities.notification;

import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.Outgoing;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.notification.NotificationCalls;

/** Messages at their providers. Whatever those answer is news. */
public final class NotificationCallsImpl implements NotificationCalls {

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
    return switch (outgoing.channel()) {
      case EMAIL -> mail.send(outgoing);
      case PUSH -> push.send(outgoing);
    };
  }
}
