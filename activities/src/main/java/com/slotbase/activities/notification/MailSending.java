package com.slotbase.activities.notification;

import com.slotbase.adapters.email.Mail;
import com.slotbase.adapters.email.MailOutcome;
import com.slotbase.adapters.email.ResendMail;
import com.slotbase.adapters.message.Message;
import com.slotbase.adapters.message.Messages;
import com.slotbase.adapters.notification.Outgoing;
import com.slotbase.workflows.domain.NotificationNews;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages by mail, to the one address that the person has now. */
public final class MailSending {

  private final Messages messages;
  private final ResendMail mail;

  public MailSending(Messages messages, ResendMail mail) {
    this.messages = messages;
    this.mail = mail;
  }

  NotificationNews send(Outgoing outgoing) {
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
    return message.calendar().stream()
        .map(file ->
            new Mail.Attachment(
                file.filename(),
                file.contentType(),
                file.content().getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
