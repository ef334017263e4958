package com.slotbase.activities.notification;

import com.slotbase.adapters.email.Mail;
import com.slotbase.adapters.email.MailOutcome;
import com.slotbase.adapters.email.ResendMail;
import com.slotbase.adapters.message.Message;
import com.slotbase.adapters.message.Messages;
import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.Outgoing;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.notification.NotificationCalls;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages in words, and at their providers. Whatever those answer is news. */
public final class NotificationCallsImpl implements NotificationCalls {

  private final NotificationStore store;
  private final Messages messages;
  private final ResendMail mail;

  public NotificationCallsImpl(NotificationStore store, Messages messages, ResendMail mail) {
    this.store = store;
    this.messages = messages;
    this.mail = mail;
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
      case EMAIL -> mail(outgoing);
      case PUSH -> new NotificationNews.Unsendable("No device takes pushes");
    };
  }

  private NotificationNews mail(Outgoing outgoing) {
    if (outgoing.email() == null) {
      return new NotificationNews.Unsendable("There is no address");
    }
    if (outgoing.stopped() != null) {
      return new NotificationNews.Unsendable("The address takes no mail: " + outgoing.stopped());
    }
    Message message = messages.message(outgoing.template(), outgoing.language(), outgoing.facts());
    var written =
        new Mail(
            outgoing.email(), message.subject(), message.html(), message.text(), files(message));
    return switch (mail.send(written, outgoing.id())) {
      case MailOutcome.Taken taken -> new NotificationNews.Sent(taken.resendId());
      case MailOutcome.NotTaken failure ->
          new NotificationNews.NotSent(failure.error(), failure.retryAfter());
    };
  }

  private static List<Mail.Attachment> files(Message message) {
    return message
        .calendar()
        .map(file ->
            new Mail.Attachment(
                file.filename(),
                file.contentType(),
                file.content().getBytes(StandardCharsets.UTF_8)))
        .stream()
        .toList();
  }
}
