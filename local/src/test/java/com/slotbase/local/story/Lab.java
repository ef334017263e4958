package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.booking.HoldRequest;
import com.slotbase.adapters.booking.HoldStore;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.cancellation.CancellationStore;
import com.slotbase.adapters.listing.ListingStore;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.refund.RefundCases;
import com.slotbase.adapters.refund.RefundGateway;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.adapters.reschedule.RescheduleStore;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import com.slotbase.local.testing.StripeOrders;
import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.catchup.CatchUpWorkflow;
import com.slotbase.workflows.catchup.CatchUpWorkflow.CatchUpReport;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OpeningHours;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.sweep.SweepWorkflow;
import com.slotbase.workflows.temporal.PayloadConversion;
import com.slotbase.workflows.temporal.StoryCalls;
import com.slotbase.workflows.temporal.TaskQueues;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Real Temporal, real PostgreSQL and Stripe's simulator, with the workers in this process: for
 * tests that look at single stories from the inside. One for all tests of this JVM.
 */
final class Lab {

  /** Short, so that a ladder of refunds is climbed within a test. */
  static final List<Duration> REFUND_WAITS =
      List.of(Duration.ofMillis(400), Duration.ofMillis(200), Duration.ofMillis(300));

  private static final Lab SHARED = new Lab();

  /** A slot well ahead; each test has listings of its own. */
  private static final Instant TOMORROW =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);

  private final Path home;
  final Stack stack;
  final JdbcClient jdbc;
  final HoldStore holds;
  final BookingStore bookings;
  final PaymentStore payments;
  final PaymentGateway gateway;
  final PaymentAuthorization authorization;
  final BookingSettlement settlement;
  final StripeInbox inbox;
  final CancellationStore cancellations;
  final RefundStore refunds;
  final RefundGateway refundGateway;
  final RefundCases cases;
  final RescheduleStore reschedules;
  final WorkflowClient client;
  final StoryCalls calls;
  final Stories allStories;
  final BookingStories stories;
  final StripeOrders stripe;
  private final ListingStore listings;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AnnotationConfigApplicationContext adapters;
  private final AtomicInteger clients = new AtomicInteger();
  private @Nullable WorkerFactory workers;

  static Lab shared() {
    return SHARED;
  }

  private Lab() {
    try {
      home = Files.createTempDirectory("slotbase-lab");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stack = Stack.of(StackSettings.isolated(home));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    stack.start(Part.POSTGRES, Part.TEMPORAL, Part.SIMULATORS);

    Map<String, String> environment = stack.environment();
    adapters = LabAdapters.open(environment, metrics);
    jdbc = adapters.getBean(JdbcClient.class);
    holds = adapters.getBean(HoldStore.class);
    bookings = adapters.getBean(BookingStore.class);
    listings = adapters.getBean(ListingStore.class);
    payments = adapters.getBean(PaymentStore.class);
    gateway = adapters.getBean(PaymentGateway.class);
    authorization = adapters.getBean(PaymentAuthorization.class);
    settlement = adapters.getBean(BookingSettlement.class);
    cancellations = adapters.getBean(CancellationStore.class);
    refunds = adapters.getBean(RefundStore.class);
    refundGateway = adapters.getBean(RefundGateway.class);
    cases = adapters.getBean(RefundCases.class);
    reschedules = adapters.getBean(RescheduleStore.class);
    inbox = adapters.getBean(StripeInbox.class);
    client =
        WorkflowClient.newInstance(
            WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(environment.get("TEMPORAL_ADDRESS"))
                    .build()),
            WorkflowClientOptions.newBuilder()
                .setDataConverter(PayloadConversion.dataConverter())
                // Histories are stored: who made them is nobody's business.
                .setIdentity("lab")
                .build());
    calls = new StoryCalls(client);
    allStories = storiesWith(REFUND_WAITS);
    stories = allStories.bookings();
    stripe = new StripeOrders(environment.get("STRIPE_API_BASE"));
    workers =
        LabWorkers.start(
            client,
            adapters,
            allStories,
            new NotificationStories(calls, List.of(Duration.ofMillis(100))));
  }

  /** As if the settings were others: how long a refund waits between its calls. */
  Stories storiesWith(List<Duration> refundWaits) {
    return Stories.of(calls, refundWaits);
  }

  private void close() {
    if (workers != null) {
      workers.shutdownNow();
      workers.awaitTermination(10, TimeUnit.SECONDS);
    }
    adapters.close();
    stack.close();
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Listing listing(boolean onlinePayment) {
    return listing(onlinePayment, new Money(4500, "EUR"), CancellationPolicy.FULL_UNTIL_START);
  }

  Listing listing(boolean onlinePayment, Money price, CancellationPolicy policy) {
    var listing =
        new Listing(
            UUID.randomUUID().toString(),
            "acme",
            "Court 1",
            ZoneId.of("Europe/Madrid"),
            List.of(
                new OpeningHours(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, Duration.ofHours(24))),
            Duration.ofHours(1),
            1,
            price,
            onlinePayment,
            null,
            policy,
            1);
    listings.insert(listing);
    return listing;
  }

  /** Whatever of the adapters has no name here. */
  <T> T adapter(Class<T> type) {
    return adapters.getBean(type);
  }

  /** A hold on the listing's one slot, whose timer runs. */
  Booking hold(Listing listing, Duration length) {
    var range = new TimeRange(TOMORROW, TOMORROW.plus(1, ChronoUnit.HOURS));
    String customer = "customer-" + clients.incrementAndGet();
    HoldOutcome outcome =
        holds.hold(
            new HoldRequest(
                UUID.randomUUID().toString(), customer, customer, listing, range, 1, length, null));
    if (!(outcome instanceof HoldOutcome.Held held)) {
      throw new AssertionError("Not held: " + outcome);
    }
    stories.startHoldTimer(
        held.booking().id(),
        Duration.between(Instant.now(), held.booking().expiresAt()).plusMillis(1),
        Duration.ofSeconds(5));
    return held.booking();
  }

  /** A hold of a listing of its own that has to be paid. */
  Booking hold(Duration length) {
    return hold(listing(true), length);
  }

  /** Has a PaymentIntent made for the booking, as the call of the customer's client does. */
  Payment requestPayment(Booking booking) {
    Payment payment = payments.ofHold(UUID.randomUUID().toString(), booking.id()).orElseThrow();
    gateway.open(payment.id());
    return payments.find(payment.id()).orElseThrow();
  }

  /** The customer pays; nobody tells us. */
  Payment pay(Booking booking) {
    return pay(booking, "4242424242424242");
  }

  Payment pay(Booking booking, String card) {
    Payment payment = requestPayment(booking);
    stripe.pay(payment.paymentIntentId(), card);
    return payment;
  }

  /** What the webhook does once it has read Stripe, up to the wake-up. */
  PaymentAuthorization.Effect noteAuthorized(Payment payment) {
    var intent = gateway.read(payment.paymentIntentId(), Duration.ofSeconds(5));
    return authorization.note(payment.id(), intent.id(), intent.authorizedAt(), "stripe");
  }

  /** A booking whose price was taken through Stripe. */
  Booking paidBooking() {
    return paidBooking(listing(true), "4242424242424242");
  }

  Booking paidBooking(Listing listing, String card) {
    Booking booking = hold(listing, Duration.ofMinutes(5));
    noteAuthorized(pay(booking, card));
    stories.confirm(booking.id(), "customer", false, Duration.ofSeconds(20));
    return find(booking);
  }

  /** The customer cancels; as the call does, up to its wait for the saga. */
  void beginCancellation(Booking booking) {
    assertThat(cancellations.begin(booking.id(), booking.customerId(), "rain")).isTrue();
  }

  /** As the call does, and waits for as long as it takes. */
  void cancel(Booking booking) {
    beginCancellation(booking);
    allStories.cancellations().await(booking.id(), 1, "customer", Duration.ofSeconds(30));
  }

  Refund refund(Booking booking) {
    return refunds.ofBooking(booking.id()).getFirst();
  }

  Booking find(Booking booking) {
    return bookings.find(booking.id()).orElseThrow();
  }

  Payment payment(Booking booking) {
    return payments.findByBooking(booking.id()).orElseThrow();
  }

  Booking awaitStatus(Booking booking, BookingStatus status) {
    Awaitility.await("booking " + booking.id() + " becomes " + status)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> rowStatus(booking) == status);
    return find(booking);
  }

  BookingStatus rowStatus(Booking booking) {
    return BookingStatus.valueOf(
        jdbc.sql("select status from booking where id = :id")
            .param("id", booking.id())
            .query(String.class)
            .single());
  }

  /**
   * A pass of the sweep, to its end.
   *
   * @return its workflow's id
   */
  String sweep() {
    String id = "sweep-" + UUID.randomUUID();
    pass(SweepWorkflow.class, id).sweep();
    return id;
  }

  /**
   * A pass over the events that Stripe could not deliver: here it is all of them.
   *
   * @param id of its workflow
   */
  CatchUpReport catchUp(String id) {
    return pass(CatchUpWorkflow.class, id).catchUp();
  }

  private <T> T pass(Class<T> workflow, String id) {
    return client.newWorkflowStub(
        workflow,
        WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(TaskQueues.BOOKINGS).build());
  }

  /** Waits until the booking's story has as many events of a type. */
  void awaitEvents(Booking booking, EventType type, int count) {
    awaitEvents(WorkflowIds.booking(booking.id()), type, count);
  }

  void awaitEvents(String workflowId, EventType type, int count) {
    Awaitility.await(count + " " + type + " of " + workflowId)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            client.fetchHistory(workflowId).getEvents().stream()
                    .filter(event -> event.getEventType() == type)
                    .count()
                >= count);
  }

  /** Which run of a workflow is the latest now. */
  String runOf(String workflowId) {
    return client
        .fetchHistory(workflowId)
        .getEvents()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getOriginalExecutionRunId();
  }

  /** Waits for the booking's story to end and returns its history. */
  WorkflowExecutionHistory historyOfEnded(String workflowId) {
    Awaitility.await(workflowId + " ends")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          List<HistoryEvent> events = client.fetchHistory(workflowId).getEvents();
          return events.getLast().hasWorkflowExecutionCompletedEventAttributes()
              || events.getLast().hasWorkflowExecutionCanceledEventAttributes();
        });
    return client.fetchHistory(workflowId);
  }

  WorkflowExecutionHistory historyOfEnded(Booking booking) {
    return historyOfEnded(WorkflowIds.booking(booking.id()));
  }
}
