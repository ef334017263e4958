package com.slotbase.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.workflows.booking.BookingWorkflow;
import com.slotbase.workflows.booking.BookingWorkflowImpl;
import com.slotbase.workflows.booking.PaymentCalls;
import com.slotbase.workflows.cancellation.CancellationWorkflow;
import com.slotbase.workflows.cancellation.CancellationWorkflowImpl;
import com.slotbase.workflows.catchup.CatchUpWorkflowImpl;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.notification.NotificationCalls;
import com.slotbase.workflows.notification.NotificationCalls.SendNotification;
import com.slotbase.workflows.notification.NotificationWorkflow;
import com.slotbase.workflows.notification.NotificationWorkflowImpl;
import com.slotbase.workflows.refund.RefundCalls;
import com.slotbase.workflows.refund.RefundCalls.RefundAtStripe;
import com.slotbase.workflows.refund.RefundWorkflow;
import com.slotbase.workflows.refund.RefundWorkflowImpl;
import com.slotbase.workflows.reschedule.RescheduleWorkflow;
import com.slotbase.workflows.reschedule.RescheduleWorkflowImpl;
import com.slotbase.workflows.sweep.SweepWorkflowImpl;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of every path, recorded on a real server, are replayed by the workflows as they are
 * now: a run that began before a deploy goes on after it.
 */
@Timeout(30)
class HistoryReplayTest {

  private static final Path FOLDER = Path.of("src/test/resources/histories");

  /** What a schedule runs: one activity, whose order nothing could change. */
  private static final Set<String> PASSES = Set.of("sweep", "catch-up");

  private static TestWorkflowEnvironment environment;
  private static Worker worker;
  private static Worker changedWorker;

  @BeforeAll
  static void startWorkers() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PayloadConversion.dataConverter())
                        .build())
                .build());
    worker = environment.newWorker(TaskQueues.BOOKINGS);
    worker.registerWorkflowImplementationTypes(
        BookingWorkflowImpl.class,
        CancellationWorkflowImpl.class,
        CatchUpWorkflowImpl.class,
        NotificationWorkflowImpl.class,
        RefundWorkflowImpl.class,
        RescheduleWorkflowImpl.class,
        SweepWorkflowImpl.class);
    changedWorker = environment.newWorker("changed");
    changedWorker.registerWorkflowImplementationTypes(
        VoidsBeforeItSettles.class,
        VoidsBeforeItSettlesAMove.class,
        AsksBeforeItSettles.class,
        RefundsBeforeItSettles.class,
        SendsBeforeItSettles.class);
  }

  @AfterAll
  static void stopWorkers() {
    environment.close();
  }

  /** That there is one of every path, {@code StoryPathsTest} in {@code local} sees to. */
  static List<String> stored() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .sorted()
          .toList();
    }
  }

  static List<String> stories() throws IOException {
    return stored().stream().filter(name -> !PASSES.contains(name)).toList();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void storedHistory_isReplayed(String path) {
    assertThatCode(() -> replay(json(path), worker))
        .as(
            "A run of %s that began before this change could not go on after it: change the"
                + " workflow under Workflow.getVersion, or make sure that no such run is left",
            path)
        .doesNotThrowAnyException();
  }

  /** What shows that the replay sees anything. */
  @ParameterizedTest
  @MethodSource("stories")
  void workflowWithAnotherOrderOfCommands_isRefused(String path) throws IOException {
    String history = json(path);
    assertThatThrownBy(() -> replay(history, changedWorker))
        .hasStackTraceContaining("NonDeterministicException");
  }

  @Test
  void historyOfAnotherActivity_isRefused() throws IOException {
    String history =
        json("captured-after-the-webhook")
            .replace("{\"name\":\"CapturePayment\"}", "{\"name\":\"VoidPayment\"}");
    assertThatThrownBy(() -> replay(history, worker))
        .hasStackTraceContaining("NonDeterministicException");
  }

  private static void replay(String history, Worker worker) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
  }

  private static String json(String path) throws IOException {
    return Files.readString(FOLDER.resolve(path + ".json"));
  }

  /** Asks Stripe before it reads the row: what the real workflow must never come to do. */
  public static class VoidsBeforeItSettles implements BookingWorkflow {

    @Override
    public void run(BookingInput input) {
      voidAtOnce();
    }

    @Override
    public void paymentReported(PaymentReported report) {}

    @Override
    public ConfirmAnswer confirm(ConfirmRequest request) {
      return new ConfirmAnswer(BookingStatus.CONFIRMED);
    }
  }

  /** The same of a move. */
  public static class VoidsBeforeItSettlesAMove implements RescheduleWorkflow {

    @Override
    public void reschedule(RescheduleInput input) {
      voidAtOnce();
    }

    @Override
    public void rescheduleReported(RescheduleReported report) {}

    @Override
    public RescheduleAnswer awaitReschedule(AwaitReschedule request) {
      return new RescheduleAnswer(true);
    }
  }

  private static void voidAtOnce() {
    Workflow.newActivityStub(PaymentCalls.class, ActivityPolicies.payment("Void"))
        .voidPayment(new PaymentCalls.VoidPayment("p", true, false, false));
  }

  /** Asks Stripe before it reads the row. */
  public static class AsksBeforeItSettles implements RefundWorkflow {

    @Override
    public void refund(RefundInput input) {
      Workflow.newActivityStub(RefundCalls.class, ActivityPolicies.refund("Refund"))
          .makeRefund(new RefundAtStripe(input.refundId()));
    }

    @Override
    public void refundReported(RefundReported report) {}

    @Override
    public RefundAnswer resolveRefund(ResolveRefund request) {
      return new RefundAnswer(RefundStatus.COMPLETED);
    }
  }

  /** Sends a message before it reads its row. */
  public static class SendsBeforeItSettles implements NotificationWorkflow {

    @Override
    public void sendNotification(NotificationInput input) {
      Workflow.newActivityStub(
              NotificationCalls.class, ActivityPolicies.message(Channel.EMAIL, "Send"))
          .sendNotification(new SendNotification(input.notificationId()));
    }
  }

  /** Has a refund made before it reads the rows. */
  public static class RefundsBeforeItSettles implements CancellationWorkflow {

    @Override
    public void cancelBooking(CancellationInput input) {
      Workflow.newChildWorkflowStub(RefundWorkflow.class)
          .refund(new RefundWorkflow.RefundInput(input.bookingId(), input.refundWaits()));
    }

    @Override
    public void cancellationReported(CancellationReported report) {}

    @Override
    public CancellationAnswer awaitCancellation(AwaitCancellation request) {
      return new CancellationAnswer(BookingStatus.CANCELLING);
    }

    @Override
    public CancellationAnswer resolveCancellation(ResolveCancellation request) {
      return new CancellationAnswer(BookingStatus.CANCELLING);
    }
  }
}
