package com.slotbase.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.workflows.booking.BookingWorkflow;
import com.slotbase.workflows.booking.BookingWorkflowImpl;
import com.slotbase.workflows.booking.PaymentCalls;
import com.slotbase.workflows.catchup.CatchUpWorkflowImpl;
import com.slotbase.workflows.domain.BookingStatus;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Histories of every path, recorded on a real server, are replayed by the workflows as they are
 * now: a run that began before a deploy goes on after it.
 */
@Timeout(30)
class HistoryReplayTest {

  private static final Path FOLDER = Path.of("src/test/resources/histories");

  /** What a schedule runs. */
  static final List<String> PASSES = List.of("sweep", "catch-up");

  /** The paths of a booking's story, as {@code StoryPath} in {@code local} plays them. */
  static final List<String> PATHS =
      List.of(
          "cancelled-by-the-customer",
          "cancelled-in-temporal-after-a-wake",
          "cancelled-in-temporal-during-the-capture",
          "cancelled-in-temporal-during-the-delay",
          "cancelled-in-temporal-with-a-payment-open",
          "capture-declined",
          "capture-fails-twice-then-works",
          "capture-parked-then-resolved",
          "captured-after-the-webhook",
          "captured-for-the-confirm-call",
          "confirmed-by-staff-with-a-payment-open",
          "confirmed-without-payment",
          "expires-with-a-payment-open",
          "expires-without-payment",
          "late-money-finds-the-slot-taken",
          "late-money-takes-the-slot-again",
          "paid-in-time-but-unheard-until-the-expiry",
          "paid-too-late",
          "stripe-silent-at-the-expiry",
          "stripe-silent-at-the-expiry-but-paid-in-time",
          "void-parked-then-resolved",
          "woken-again-during-the-capture",
          "woken-in-vain-then-captured-for-the-confirm-call",
          "woken-twice-in-vain-then-expires");

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
        BookingWorkflowImpl.class, CatchUpWorkflowImpl.class, SweepWorkflowImpl.class);
    changedWorker = environment.newWorker("changed");
    changedWorker.registerWorkflowImplementationTypes(VoidsBeforeItSettles.class);
  }

  @AfterAll
  static void stopWorkers() {
    environment.close();
  }

  @ParameterizedTest
  @FieldSource("PATHS")
  void storedHistory_isReplayed(String path) {
    assertThatCode(() -> replay(json(path), worker))
        .as(
            "A run of %s that began before this change could not go on after it: change the"
                + " workflow under Workflow.getVersion, or make sure that no such run is left",
            path)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("PASSES")
  void storedHistoryOfAPass_isReplayed(String pass) throws IOException {
    String history = json(pass);
    assertThatCode(() -> replay(history, worker)).doesNotThrowAnyException();
  }

  @Test
  void everyStoredHistory_isListedHere() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(PATHS.stream(), PASSES.stream()).map(name -> name + ".json").toList());
    }
  }

  /** What shows that the replay sees anything. */
  @ParameterizedTest
  @FieldSource("PATHS")
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
      Workflow.newActivityStub(PaymentCalls.class, ActivityPolicies.payment("Void"))
          .voidPayment(new PaymentCalls.VoidPayment("p", true, false, false));
    }

    @Override
    public void paymentReported(PaymentReported report) {}

    @Override
    public ConfirmAnswer confirm(ConfirmRequest request) {
      return new ConfirmAnswer(BookingStatus.CONFIRMED);
    }
  }
}
