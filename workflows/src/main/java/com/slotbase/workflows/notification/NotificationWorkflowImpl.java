package com.slotbase.workflows.notification;

import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.domain.NotificationState;
import com.slotbase.workflows.domain.NotificationStep;
import com.slotbase.workflows.notification.NotificationCalls.SendNotification;
import com.slotbase.workflows.notification.NotificationRecords.SettleNotification;
import com.slotbase.workflows.temporal.ActivityPolicies;
import io.temporal.workflow.Workflow;

/** Reads the row, does what it asks for, writes what came of it, until nothing is left to do. */
public class NotificationWorkflowImpl implements NotificationWorkflow {

  private final NotificationRecords records =
      Workflow.newLocalActivityStub(
          NotificationRecords.class, ActivityPolicies.ownDatabase("Settle the message's row"));

  public NotificationWorkflowImpl() {}

  @Override
  public void sendNotification(NotificationInput input) {
    String id = input.notificationId();
    NotificationNews news = new NotificationNews.None();
    int attempt = 0;
    while (true) {
      NotificationState state =
          records.settleNotification(new SettleNotification(id, news, attempt, input.waits()));
      news = new NotificationNews.None();
      attempt = 0;
      switch (NotificationStep.after(state)) {
        case NotificationStep.Send send -> {
          attempt = state.attempts() + 1;
          news =
              Workflow.newActivityStub(
                      NotificationCalls.class,
                      ActivityPolicies.message(
                          send.channel(), "Send attempt " + attempt + " by " + send.channel()))
                  .sendNotification(new SendNotification(id));
        }
        case NotificationStep.Await await -> Workflow.sleep(await.remaining());
        case NotificationStep.Finish finish -> {
          return;
        }
      }
    }
  }
}
