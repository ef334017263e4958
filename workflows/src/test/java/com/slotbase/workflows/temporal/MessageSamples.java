package com.slotbase.workflows.temporal;

import com.slotbase.workflows.booking.BookingRecords.Settle;
import com.slotbase.workflows.booking.BookingWorkflow.BookingInput;
import com.slotbase.workflows.booking.BookingWorkflow.ConfirmAnswer;
import com.slotbase.workflows.booking.BookingWorkflow.ConfirmRequest;
import com.slotbase.workflows.booking.BookingWorkflow.PaymentReported;
import com.slotbase.workflows.booking.PaymentCalls.CapturePayment;
import com.slotbase.workflows.booking.PaymentCalls.VoidPayment;
import com.slotbase.workflows.cancellation.CancellationRecords.CancellationOf;
import com.slotbase.workflows.cancellation.CancellationRecords.FailedCompensation;
import com.slotbase.workflows.cancellation.CancellationWorkflow.AwaitCancellation;
import com.slotbase.workflows.cancellation.CancellationWorkflow.CancellationAnswer;
import com.slotbase.workflows.cancellation.CancellationWorkflow.CancellationInput;
import com.slotbase.workflows.cancellation.CancellationWorkflow.CancellationReported;
import com.slotbase.workflows.cancellation.CancellationWorkflow.ResolveCancellation;
import com.slotbase.workflows.catchup.CatchUpWorkflow.CatchUpReport;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.BookingState;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.CancellationState;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.domain.NotificationState;
import com.slotbase.workflows.domain.NotificationStatus;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.domain.RescheduleState;
import com.slotbase.workflows.notification.NotificationCalls.SendNotification;
import com.slotbase.workflows.notification.NotificationRecords.SettleNotification;
import com.slotbase.workflows.notification.NotificationWorkflow.NotificationInput;
import com.slotbase.workflows.refund.RefundCalls.RefundAtStripe;
import com.slotbase.workflows.refund.RefundRecords.SettleRefund;
import com.slotbase.workflows.refund.RefundWorkflow.RefundAnswer;
import com.slotbase.workflows.refund.RefundWorkflow.RefundInput;
import com.slotbase.workflows.refund.RefundWorkflow.RefundReported;
import com.slotbase.workflows.refund.RefundWorkflow.ResolveRefund;
import com.slotbase.workflows.reschedule.RescheduleRecords.SettleReschedule;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.AwaitReschedule;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.RescheduleAnswer;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.RescheduleInput;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.RescheduleReported;
import com.slotbase.workflows.sweep.SweepWorkflow.SweepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A sample or more of every message, with every field there once and once all that may be absent.
 */
final class MessageSamples {

  private static final Instant AT = Instant.parse("2027-06-01T08:00:00Z");
  private static final Payment ASKED =
      new Payment(
          "payment-1",
          "booking-1",
          "listing-1",
          new Money(4500, "EUR"),
          PaymentStatus.AUTHORIZED,
          "pi_1",
          AT.plusMillis(250),
          2,
          true,
          false);
  private static final Payment NOT_YET_ASKED =
      new Payment(
          "payment-1",
          "booking-1",
          "listing-1",
          new Money(4500, "EUR"),
          PaymentStatus.NONE,
          null,
          AT,
          1,
          true,
          false);

  private static final List<Duration> WAITS =
      List.of(Duration.ofMinutes(5), Duration.ofSeconds(60));
  private static final RefundState PARKED =
      new RefundState(
          "refund-1",
          new Money(4500, "EUR"),
          RefundStatus.PENDING_MANUAL,
          false,
          Duration.ZERO,
          null,
          new RefundOccasion(4, 0));

  static final List<Record> ALL =
      List.of(
          new BookingInput("booking-1"),
          new PaymentReported("webhook"),
          new ConfirmRequest("customer"),
          new ConfirmAnswer(BookingStatus.CONFIRMED),
          new Settle("booking-1", new BookingNews.PaymentVoided("payment-1")),
          new BookingState("booking-1", BookingStatus.HELD, Duration.ofMillis(-1500), ASKED, true),
          new BookingState(
              "booking-1", BookingStatus.CONFIRMING, Duration.ofMinutes(5), NOT_YET_ASKED, false),
          new BookingState("booking-1", BookingStatus.EXPIRED, Duration.ZERO, null, false),
          new CapturePayment("payment-1", false),
          new VoidPayment("payment-1", true, false, true),
          new SweepReport(3, 2, 1),
          new RefundInput("refund-1", WAITS),
          new RefundReported("webhook"),
          new ResolveRefund("7"),
          new RefundAnswer(RefundStatus.COMPLETED),
          new SettleRefund("refund-1", new RefundNews.None(), null, WAITS),
          new SettleRefund(
              "refund-1", new RefundNews.Accepted("re_1", true), new RefundOccasion(1, 0), WAITS),
          new RefundState(
              "refund-1",
              new Money(4500, "EUR"),
              RefundStatus.FAILED,
              false,
              Duration.ofMinutes(5),
              OperatorAct.RETRY,
              new RefundOccasion(1, 2)),
          PARKED,
          new RefundAtStripe("refund-1"),
          new RefundNews.None(),
          new RefundNews.Accepted("re_1", true),
          new RefundNews.NotAccepted("Stripe is away"),
          new RefundNews.Disputed("The charge is disputed"),
          new RefundNews.Looked("re_1", true),
          new RefundNews.Looked(null, false),
          new RefundNews.LookedInVain("Stripe is away"),
          new NotificationInput("message-1", WAITS),
          new SettleNotification("message-1", new NotificationNews.None(), 0, WAITS),
          new SettleNotification("message-1", new NotificationNews.Sent("mail-1"), 2, WAITS),
          new NotificationState(
              "message-1", Channel.EMAIL, NotificationStatus.PENDING, 1, Duration.ofSeconds(60)),
          new SendNotification("message-1"),
          new NotificationNews.None(),
          new NotificationNews.Sent("mail-1"),
          new NotificationNews.NotSent("Resend is away", null),
          new NotificationNews.NotSent("Too many requests", Duration.ofSeconds(1)),
          new NotificationNews.Unsendable("There is no address"),
          new CancellationInput("booking-1", WAITS),
          new CancellationReported("webhook"),
          new AwaitCancellation("customer"),
          new ResolveCancellation("7"),
          new CancellationAnswer(BookingStatus.CANCELLED),
          new CancellationOf("booking-1"),
          new FailedCompensation("booking-1", "refund", "The database is away"),
          new CancellationState("booking-1", BookingStatus.CANCELLING, List.of(PARKED)),
          new CatchUpReport(30, 2, 1),
          new RescheduleInput("payment-1"),
          new RescheduleReported("booking.cancelling"),
          new AwaitReschedule("customer"),
          new RescheduleAnswer(true),
          new SettleReschedule("payment-1", new BookingNews.None()),
          new RescheduleState(ASKED, true, false, Duration.ofMillis(-1500), true),
          new RescheduleState(NOT_YET_ASKED, false, false, Duration.ofMinutes(5), false),
          new BookingNews.None(),
          new BookingNews.Abandoned(),
          new BookingNews.PaymentUnread(),
          new BookingNews.PaymentAuthorized("payment-1", "pi_1", AT),
          new BookingNews.PaymentCaptured("payment-1", "pi_1"),
          new BookingNews.CaptureRefused("payment-1", "card_declined"),
          new BookingNews.PaymentVoided("payment-1"),
          new BookingNews.PaymentUnresolved("payment-1", "Stripe is away"));

  private MessageSamples() {}
}
