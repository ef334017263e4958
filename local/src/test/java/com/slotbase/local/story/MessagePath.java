package com.slotbase.local.story;

import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;

/** The ways through the story of a message. */
enum MessagePath implements StoryPath {
  MESSAGE_SENT(0),
  MESSAGE_SENT_AT_THE_THIRD_ATTEMPT(2),
  MESSAGE_FAILED(5);

  private final int failures;

  MessagePath(int failures) {
    this.failures = failures;
  }

  @Override
  public BookingStatus becomes() {
    return BookingStatus.CONFIRMED;
  }

  @Override
  public PaymentStatus money() {
    return PaymentStatus.NONE;
  }

  @Override
  public Story play(Lab lab) {
    var stage = new MailStage(lab);
    Booking booking = stage.confirmed("en");
    Told told = stage.told(booking);
    if (failures > 0) {
      stage.fails(told, "error", ",\"status\":500", failures);
    }
    stage.started(told);
    return Story.of(booking, WorkflowIds.notification(told.id()));
  }
}
