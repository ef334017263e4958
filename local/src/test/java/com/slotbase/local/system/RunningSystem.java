package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.checker.Checker;
import com.slotbase.checker.CheckerSettings;
import com.slotbase.checker.history.TemporalAccess;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.local.issuer.LocalIssuer;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import com.slotbase.local.testing.FcmOrders;
import com.slotbase.local.testing.ResendOrders;
import com.slotbase.local.testing.StripeOrders;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The whole system in processes of its own, as {@code ./slotbase up} starts it, with holds of four
 * seconds and a sweep every two. One for all tests of this JVM; a test that stops a part starts it
 * again.
 */
final class RunningSystem {

  /** How long a listing without a hold of its own is held here. */
  static final Duration HOLD = Duration.ofSeconds(4);

  /** So rarely that what a test has Stripe not tell stays untold. */
  static final Duration CATCH_UP = Duration.ofDays(1);

  /** The last one is long enough to be met in it. */
  static final String REFUND_WAITS = "PT0.5S,PT0.5S,PT2S";

  /** More than one test makes of a kind; those of the tests before have been looked into then. */
  private static final int NEWEST_HISTORIES = 400;

  private static final RunningSystem SHARED = new RunningSystem();

  private final Path home;
  final Stack stack;
  final Api api;
  final StripeOrders stripe;
  final ResendOrders resend;
  final FcmOrders fcm;

  /** As the owner, who may look at everything. */
  final DataSource database;

  final JdbcClient rows;

  final WorkflowClient temporal;
  final Customers customers = new Customers(this);

  static RunningSystem shared() {
    return SHARED;
  }

  private RunningSystem() {
    try {
      home = Files.createTempDirectory("slotbase-system");
      stack =
          Stack.of(
              StackSettings.isolated(
                  home,
                  Map.of(
                      "SLOTBASE_HOLD",
                      HOLD.toString(),
                      "SLOTBASE_SWEEP_INTERVAL",
                      "PT2S",
                      "SLOTBASE_CATCH_UP_INTERVAL",
                      CATCH_UP.toString(),
                      "SLOTBASE_REFUND_RETRY",
                      REFUND_WAITS,
                      "SLOTBASE_EMAIL_RETRY",
                      "PT0.5S,PT0.5S,PT1S,PT1S",
                      "SLOTBASE_EMAILS_PER_SECOND",
                      "200")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    stack.startAll();
    var environment = stack.environment();
    api =
        new Api(
            stack.urls().api(),
            LocalIssuer.open(stack.settings().home(), URI.create(stack.urls().issuer())));
    stripe = new StripeOrders(stack.urls().stripe());
    resend = new ResendOrders(stack.urls().resend());
    resend.limit(1000);
    fcm = new FcmOrders(stack.urls().fcm());
    database =
        new DriverManagerDataSource(
            stack.urls().database(),
            environment.get("DATABASE_OWNER"),
            environment.get("DATABASE_OWNER_PASSWORD"));
    rows = JdbcClient.create(database);
    temporal =
        WorkflowClient.newInstance(
            WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(stack.urls().temporal())
                    .build()));
  }

  private void close() {
    temporal.getWorkflowServiceStubs().shutdownNow();
    stack.close();
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The start of an hour, that many hours from tomorrow's midnight on. */
  static Instant hour(int hours) {
    return Instant.now()
        .truncatedTo(ChronoUnit.DAYS)
        .plus(2, ChronoUnit.DAYS)
        .plus(hours, ChronoUnit.HOURS);
  }

  String statusInRow(String booking) {
    return text("select status from booking where id = :booking", booking);
  }

  String paymentIntentOf(String booking) {
    return text("select payment_intent_id from payment where booking_id = :booking", booking);
  }

  String refundOf(String booking) {
    return text("select id from refund where booking_id = :booking", booking);
  }

  /** The case of the booking's refund that is left to an operator. */
  String caseOf(String booking) {
    return text(
        """
        select id from operator_case
        where booking_id = :booking and kind = 'REFUND_PARKED' and resolved_at is null
        """,
        booking);
  }

  private String text(String select, String booking) {
    return rows.sql(select).param("booking", booking).query(String.class).single();
  }

  /** The types of what happened to a booking, in order. */
  List<String> events(String booking) {
    return rows.sql("select type from booking_event where booking_id = :id order by id")
        .param("id", booking)
        .query(String.class)
        .list();
  }

  void awaitRow(String booking, String status) {
    await(booking + " becomes " + status, () -> statusInRow(booking).equals(status));
  }

  /** Waits until the booking's refund has come to a status. */
  void awaitRefund(String booking, String status) {
    await(
        "the refund of %s becomes %s".formatted(booking, status),
        () ->
            text("select status from refund where booking_id = :booking", booking).equals(status));
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }

  /** Waits until nothing is under way any more, and has the checker say that all is well. */
  void assertAllIsWell() {
    assertAllIsWell(Duration.ofSeconds(30));
  }

  /**
   * @param stories how long those may take that have nothing left to do but end
   */
  void assertAllIsWell(Duration stories) {
    Awaitility.await("everything comes to rest")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> underWay() == 0);
    CheckerSettings settings = checkerSettings();
    Awaitility.await()
        .atMost(stories)
        .untilAsserted(() -> assertThat(Checker.of(settings).check()).isEmpty());
  }

  private CheckerSettings checkerSettings() {
    var usual = CheckerSettings.fromEnvironment(stack.environment());
    return new CheckerSettings(
        usual.database(),
        usual.stripe(),
        usual
            .temporal()
            .map(access ->
                new TemporalAccess(access.address(), access.namespace(), NEWEST_HISTORIES)),
        Patience.AT_REST);
  }

  private int underWay() {
    return rows.sql(
            """
            select (select count(*) from booking where status = 'CONFIRMING'
                or status = 'HELD' and expires_at <= now() + interval '20 s')
              + (select count(*) from payment p join booking b on b.id = p.booking_id
                where p.closed_at is null and b.status <> 'HELD')
              + (select count(*) from refund where status in ('PENDING', 'FAILED') and accepted_at is null)
              + (select count(*) from booking b where b.status = 'CANCELLING' and not exists (
                select from refund r where r.booking_id = b.id and r.status = 'PENDING_MANUAL'))
              + (select count(*) from operator_case where act is not null and resolved_at is null)
              + (select count(*) from outbox)
              + (select count(*) from notification where status = 'PENDING')
              + (select count(*) from stripe_event where processed_at is null)
              + (select count(*) from resend_event where processed_at is null)
            """)
        .query(Integer.class)
        .single();
  }
}
