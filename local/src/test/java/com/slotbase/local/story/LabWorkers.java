package com.slotbase.local.story;

import com.slotbase.activities.booking.BookingRecordsImpl;
import com.slotbase.activities.booking.PaymentCallsImpl;
import com.slotbase.activities.cancellation.CancellationRecordsImpl;
import com.slotbase.activities.catchup.CatchUpActivitiesImpl;
import com.slotbase.activities.notification.NotificationCallsImpl;
import com.slotbase.activities.notification.NotificationRecordsImpl;
import com.slotbase.activities.refund.RefundCallsImpl;
import com.slotbase.activities.refund.RefundRecordsImpl;
import com.slotbase.activities.reschedule.RescheduleRecordsImpl;
import com.slotbase.activities.sweep.SweepActivitiesImpl;
import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.cancellation.CancellationSettlement;
import com.slotbase.adapters.notification.NotificationSettlement;
import com.slotbase.adapters.notification.NotificationSweep;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.refund.PendingRefunds;
import com.slotbase.adapters.refund.RefundGateway;
import com.slotbase.adapters.refund.RefundSettlement;
import com.slotbase.adapters.refund.RefundSweep;
import com.slotbase.adapters.reschedule.RescheduleSettlement;
import com.slotbase.adapters.reschedule.RescheduleSweep;
import com.slotbase.adapters.waitlist.WaitlistSweep;
import com.slotbase.adapters.webhook.ResendInbox;
import com.slotbase.adapters.webhook.StripeEventList;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.workflows.booking.BookingWorkflowImpl;
import com.slotbase.workflows.cancellation.CancellationWorkflowImpl;
import com.slotbase.workflows.catchup.CatchUpWorkflowImpl;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.notification.NotificationWorkflowImpl;
import com.slotbase.workflows.refund.RefundWorkflowImpl;
import com.slotbase.workflows.reschedule.RescheduleWorkflowImpl;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.sweep.SweepWorkflowImpl;
import com.slotbase.workflows.temporal.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** The worker of the {@link Lab}: all workflows and activities of the real one. */
final class LabWorkers {

  private LabWorkers() {}

  static WorkerFactory start(
      WorkflowClient client, BeanFactory adapters, Stories stories, NotificationStories messages) {
    WorkerFactory workers = WorkerFactory.newInstance(client);
    Worker worker = workers.newWorker(TaskQueues.BOOKINGS);
    worker.registerWorkflowImplementationTypes(
        BookingWorkflowImpl.class,
        CancellationWorkflowImpl.class,
        CatchUpWorkflowImpl.class,
        RefundWorkflowImpl.class,
        RescheduleWorkflowImpl.class,
        SweepWorkflowImpl.class);
    StripeInbox inbox = adapters.getBean(StripeInbox.class);
    worker.registerActivitiesImplementations(
        new BookingRecordsImpl(adapters.getBean(BookingSettlement.class)),
        new PaymentCallsImpl(adapters.getBean(PaymentGateway.class)),
        new CancellationRecordsImpl(adapters.getBean(CancellationSettlement.class)),
        new RefundRecordsImpl(adapters.getBean(RefundSettlement.class)),
        new RefundCallsImpl(adapters.getBean(RefundGateway.class)),
        new CatchUpActivitiesImpl(adapters.getBean(StripeEventList.class), inbox, stories),
        new RescheduleRecordsImpl(adapters.getBean(RescheduleSettlement.class)),
        new SweepActivitiesImpl(
            adapters.getBean(BookingSweep.class),
            adapters.getBean(RefundSweep.class),
            adapters.getBean(PendingRefunds.class),
            adapters.getBean(RescheduleSweep.class),
            adapters.getBean(WaitlistSweep.class),
            List.of(inbox, adapters.getBean(ResendInbox.class)),
            adapters.getBean(NotificationSweep.class),
            stories,
            messages));
    var calls = adapters.getBean(NotificationCallsImpl.class);
    Worker messenger = workers.newWorker(TaskQueues.MESSAGES);
    messenger.registerWorkflowImplementationTypes(NotificationWorkflowImpl.class);
    messenger.registerActivitiesImplementations(
        new NotificationRecordsImpl(adapters.getBean(NotificationSettlement.class)), calls);
    workers.newWorker(TaskQueues.PUSHES).registerActivitiesImplementations(calls);
    workers.start();
    return workers;
  }
}
