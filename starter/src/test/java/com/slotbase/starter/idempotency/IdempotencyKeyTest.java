package com.slotbase.starter.idempotency;

import static com.slotbase.starter.harness.Slots.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same key gets the same answer, per caller and path. */
@WithStarter
class IdempotencyKeyTest {

  private final Starter starter;

  IdempotencyKeyTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void hold_isMadeOnceAndToldAgainAsItWas() {
    String wish = wish(starter.freeListing(), 1, 2);
    Client alice = keyed("alice");
    Answer first = alice.post("/v1/bookings", wish).is(201);
    starter.customer("alice").post(first.header("Location") + "/confirm").is(200);
    assertSame(first, alice.post("/v1/bookings", wish));
  }

  @Test
  void hold_isToldAgainEvenIfTheListingNoLongerHasTheSlot() {
    String listing = starter.freeListing();
    Client alice = keyed("alice");
    Answer first = alice.post("/v1/bookings", wish(listing, 1, 2)).is(201);
    starter
        .staffOf("acme")
        .patch(
            "/v1/listings/" + listing,
            "{\"openingHours\":[{\"days\":[\"MONDAY\"],\"from\":\"00:07\",\"to\":\"01:07\"}]}")
        .is(200);
    assertSame(first, alice.post("/v1/bookings", wish(listing, 1, 2)));
  }

  @Test
  void key_onAnAddressThatIsTooLongToBeOne_isNotOurFault() {
    var random = new Random(1);
    String id =
        Stream.generate(() -> Integer.toHexString(random.nextInt()))
            .limit(600)
            .collect(Collectors.joining());
    Answer refused = keyed("alice").post("/v1/bookings/" + id + "/cancel", "{}");
    assertThat(refused.status()).isEqualTo(404);
  }

  @Test
  void takenSlot_staysTakenForTheKey() {
    String listing = starter.freeListing();
    Answer winner = starter.customer("bob").post("/v1/bookings", wish(listing, 1, 2)).is(201);
    Client alice = keyed("alice");
    Answer refused =
        alice.post("/v1/bookings", wish(listing, 1, 2)).isProblem(ErrorCode.SLOT_TAKEN);
    starter.customer("bob").post(winner.header("Location") + "/cancel").is(200);
    assertSame(refused, alice.post("/v1/bookings", wish(listing, 1, 2)));
    starter.customer("alice").post("/v1/bookings", wish(listing, 1, 2)).is(201);
  }

  @Test
  void refusalBeforeAnythingWasTried_isToldAgain() {
    Client alice = keyed("alice");
    Answer refused =
        alice.post("/v1/bookings", "{\"listingId\":7}").isProblem(ErrorCode.VALIDATION_FAILED);
    assertSame(refused, alice.post("/v1/bookings", "{\"listingId\":7}"));
    alice
        .post("/v1/bookings", wish(starter.freeListing(), 1, 2))
        .isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void otherBody_isRefused() {
    String listing = starter.freeListing();
    Client alice = keyed("alice");
    alice.post("/v1/bookings", wish(listing, 1, 2)).is(201);
    alice.post("/v1/bookings", wish(listing, 2, 3)).isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    alice.post("/v1/bookings", "{").isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void listing_isMadeOnce() {
    Client staff = starter.staffOf("acme").with("Idempotency-Key", key());
    Answer first = staff.post("/v1/listings", Starter.LISTING).is(201);
    assertSame(first, staff.post("/v1/listings", Starter.LISTING));
    staff.post("/v1/listings", Starter.LISTING + " ").isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void refusedListing_isRefusedAgain() {
    Client staff = starter.staffOf("acme").with("Idempotency-Key", key());
    Answer refused = staff.post("/v1/listings", "{}").isProblem(ErrorCode.VALIDATION_FAILED);
    assertSame(refused, staff.post("/v1/listings", "{}"));
  }

  @Test
  void payment_isToldAgain() {
    Client alice = starter.customer("alice");
    String path =
        alice.post("/v1/bookings", wish(starter.pricedListing(), 1, 2)).header("Location");
    Client keyed = alice.with("Idempotency-Key", key());
    Answer first = keyed.post(path + "/payment").is(200);
    starter.stripe().pay(first.at("/paymentIntentId").asString(), Instant.now());
    assertSame(first, keyed.post(path + "/payment"));
    assertThat(alice.post(path + "/payment").at("/status").asString())
        .isEqualTo("requires_capture");
  }

  @Test
  void failureOfOurs_isTriedAgain() {
    Client alice = starter.customer("alice");
    String path =
        alice.post("/v1/bookings", wish(starter.pricedListing(), 1, 2)).header("Location");
    Client keyed = alice.with("Idempotency-Key", key());
    starter.stripe().away(true);
    try {
      keyed.post(path + "/payment").isProblem(ErrorCode.PAYMENT_PROCESSING_ERROR);
    } finally {
      starter.stripe().away(false);
    }
    keyed.post(path + "/payment").is(200);
  }

  @Test
  void callThatIsStillRunning_isNotDoneTwice() {
    Client alice = starter.customer("alice");
    String path =
        alice.post("/v1/bookings", wish(starter.pricedListing(), 1, 2)).header("Location");
    String key = key();
    starter
        .database()
        .sql(
            """
            insert into idempotency_record (caller, path, key, request_hash, lease_until)
            values ('alice', :path, :key, sha256(''), now() + interval '60 s')
            """)
        .param("path", path + "/payment")
        .param("key", key)
        .update();
    Answer refused =
        alice
            .with("Idempotency-Key", key)
            .post(path + "/payment")
            .isProblem(ErrorCode.IDEMPOTENCY_IN_PROGRESS);
    assertThat(refused.at("/error/retryAfter").asInt()).isEqualTo(1);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    starter
        .database()
        .sql("update idempotency_record set lease_until = now() where key = ?")
        .param(key)
        .update();
    alice.with("Idempotency-Key", key).post(path + "/payment").is(200);
  }

  @Test
  void oldKey_isForgotten() {
    String listing = starter.freeListing();
    String key = key();
    Client alice = starter.customer("alice").with("Idempotency-Key", key);
    Answer first = alice.post("/v1/bookings", wish(listing, 1, 2)).is(201);
    starter
        .database()
        .sql("update idempotency_record set created_at = now() - interval '24 h' where key = ?")
        .param(key)
        .update();
    alice.post("/v1/bookings", wish(listing, 1, 2)).isProblem(ErrorCode.SLOT_TAKEN);
    assertThat(first.status()).isEqualTo(201);
  }

  @Test
  void sameKeyAtOnce_hasOneEffect() throws Exception {
    String wish = wish(starter.freeListing(), 1, 2);
    Client alice = keyed("alice");
    Callable<Answer> call = () -> alice.post("/v1/bookings", wish);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          clients.invokeAll(IntStream.range(0, 16).mapToObj(i -> call).toList()).stream()
              .map(future -> future.resultNow())
              .toList();
      assertThat(answers.stream().map(Answer::status)).containsOnly(201);
      assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }
  }

  @Test
  void sameListingAtOnce_isMadeOnce() throws Exception {
    Client staff = starter.staffOf("acme").with("Idempotency-Key", key());
    Callable<Answer> call = () -> staff.post("/v1/listings", Starter.LISTING);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          clients.invokeAll(IntStream.range(0, 8).mapToObj(i -> call).toList()).stream()
              .map(future -> future.resultNow())
              .toList();
      assertThat(answers.stream().map(Answer::status)).containsOnly(201);
      assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }
  }

  @Test
  void key_isOfItsCallerAndPath() {
    String listing = starter.freeListing();
    String key = key();
    Client alice = starter.customer("alice").with("Idempotency-Key", key);
    Client bob = starter.customer("bob").with("Idempotency-Key", key);
    String booking = alice.post("/v1/bookings", wish(listing, 1, 2)).is(201).header("Location");
    bob.post("/v1/bookings", wish(listing, 2, 3)).is(201);
    alice.post(booking + "/confirm").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\tstop"})
  void malformedKey_isRefused(String key) {
    starter
        .customer("alice")
        .with("Idempotency-Key", key)
        .post("/v1/bookings", wish(starter.freeListing(), 1, 2))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("Idempotency-Key");
  }

  @Test
  void endlessKey_isRefused() {
    starter
        .customer("alice")
        .with("Idempotency-Key", "a".repeat(256))
        .post("/v1/bookings", wish(starter.freeListing(), 1, 2))
        .isProblem(ErrorCode.VALIDATION_FAILED);
    starter
        .customer("alice")
        .with("Idempotency-Key", UUID.randomUUID() + "a".repeat(255 - 36))
        .post("/v1/bookings", wish(starter.freeListing(), 1, 2))
        .is(201);
  }

  private static void assertSame(Answer first, Answer again) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
  }

  private Client keyed(String sub) {
    return starter.customer(sub).with("Idempotency-Key", key());
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
