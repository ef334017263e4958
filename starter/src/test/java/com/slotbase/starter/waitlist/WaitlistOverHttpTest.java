package com.slotbase.starter.waitlist;

import static com.slotbase.starter.harness.Slots.hour;
import static com.slotbase.starter.harness.Slots.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** N4, as a customer meets it. */
@WithStarter
class WaitlistOverHttpTest {

  private final Starter starter;
  private final Client alice;
  private final Client bea;
  private final Client carl;
  private final String listing;

  WaitlistOverHttpTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
    this.bea = starter.customer("bea");
    this.carl = starter.customer("carl");
    this.listing = starter.pricedListing();
  }

  @Test
  void freedSlot_isOfferedAcceptedAndPaidAsAnyOther() {
    String held = Slots.held(alice, listing, 1);
    String place = joins(bea, 1);
    assertThat(bea.get(place).is(200).at("/status").asString()).isEqualTo("WAITING");
    assertThat(why(bea, place))
        .isEqualTo(
            "Some of it is still taken by other bookings; you are the first who waits for it.");
    bea.post(place + "/accept").isProblem(ErrorCode.INVALID_STATE);
    bea.post(place + "/decline").isProblem(ErrorCode.INVALID_STATE);
    alice.post(held + "/cancel", "{}").is(200);

    Answer offered = bea.get(place).is(200);
    assertThat(offered.at("/status").asString()).isEqualTo("OFFERED");
    assertThat(offered.at("/whyNotOffered").isMissingNode()).isTrue();
    String booking = "/v1/bookings/" + offered.at("/offer/bookingId").asString();
    assertThat(bea.get(booking).is(200).at("/status").asString()).isEqualTo("HELD");
    bea.post(booking + "/payment").isProblem(ErrorCode.INVALID_STATE);
    bea.post(booking + "/confirm").isProblem(ErrorCode.INVALID_STATE);
    starter.staffOf("acme").post(booking + "/confirm").isProblem(ErrorCode.INVALID_STATE);

    almostOver(booking);
    Answer accepted = bea.post(place + "/accept").is(200);
    assertThat(accepted.at("/status").asString()).isEqualTo("ACCEPTED");
    assertThat(Instant.parse(accepted.at("/offer/expiresAt").asString()))
        .isAfter(Instant.now().plus(Duration.ofMinutes(4)));
    assertThat(bea.post(place + "/accept").is(200).body()).isEqualTo(accepted.body());
    bea.post(place + "/decline").isProblem(ErrorCode.INVALID_STATE);
    bea.post(booking + "/payment").is(200);
    bea.post(booking + "/confirm").isProblem(ErrorCode.PAYMENT_REQUIRED);
    starter.staffOf("acme").post(booking + "/confirm").is(200);
    assertThat(bea.get(place).is(200).at("/status").asString()).isEqualTo("BOOKED");
    assertThat(why(bea, place)).contains("is booked").contains(Slots.id(booking));
  }

  @Test
  void declinedOffer_goesToTheNext() {
    String held = Slots.held(alice, listing, 1);
    String beas = joins(bea, 1);
    String carls = joins(carl, 1);
    assertThat(why(carl, carls)).contains("1 person waits for it before you");
    alice.post(held + "/cancel", "{}").is(200);
    Answer declined = bea.post(beas + "/decline").is(200);
    assertThat(declined.at("/status").asString()).isEqualTo("DECLINED");
    assertThat(declined.at("/whyNotOffered").asString()).startsWith("You declined the offer at ");
    assertThat(bea.post(beas + "/decline").is(200).body()).isEqualTo(declined.body());
    bea.post(beas + "/accept").isProblem(ErrorCode.HOLD_EXPIRED);
    assertThat(carl.get(carls).is(200).at("/status").asString()).isEqualTo("OFFERED");
  }

  @Test
  void offerThatIsOver_isGoneThoughNobodyHasReleasedIt() {
    String place = joins(bea, 1);
    starter.expire("/" + bea.get(place).at("/offer/bookingId").asString());
    bea.post(place + "/accept").isProblem(ErrorCode.HOLD_EXPIRED);
    bea.post(place + "/decline").isProblem(ErrorCode.HOLD_EXPIRED);
    Answer lapsed = bea.get(place).is(200);
    assertThat(lapsed.at("/status").asString()).isEqualTo("LAPSED");
    assertThat(lapsed.at("/whyNotOffered").asString()).startsWith("Your offer lapsed at ");
    // The next is offered what nobody has released, and a stranger is not.
    String carls = joins(carl, 1);
    assertThat(carl.get(carls).at("/status").asString()).isEqualTo("OFFERED");
    Slots.hold(alice, listing, 1).isProblem(ErrorCode.SLOT_TAKEN);
  }

  @Test
  void strangerWhoComesForAnExpiredHold_findsItTaken() {
    String held = Slots.held(alice, listing, 1);
    String place = joins(bea, 1);
    starter.expire(held);
    Slots.hold(carl, listing, 1).isProblem(ErrorCode.SLOT_TAKEN);
    assertThat(bea.get(place).at("/status").asString()).isEqualTo("OFFERED");
  }

  @Test
  void whoCancels_isToldThatTheyLetItGo() {
    String held = Slots.held(alice, listing, 1);
    String place = joins(alice, 1);
    alice.post(held + "/cancel", "{}").is(200);
    Answer left = alice.get(place).is(200);
    assertThat(left.at("/status").asString()).isEqualTo("LEFT");
    assertThat(left.at("/whyNotOffered").asString()).contains(Slots.id(held));
    alice.post(place + "/accept").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void moreCapacity_isOfferedAtOnce() {
    Slots.held(alice, listing, 1);
    String place = joins(bea, 1);
    starter.staffOf("acme").patch("/v1/listings/" + listing, "{\"capacity\":2}").is(200);
    assertThat(bea.get(place).at("/status").asString()).isEqualTo("OFFERED");
  }

  @Test
  void whatCantBePaidInTime_isToldSo() {
    String slow =
        starter.listing(
            json -> json.replace("}\n", ",\"holdSeconds\":7200}\n").replace("60,", "15,"));
    Instant soon = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    Answer joined =
        bea.post("/v1/waitlist", wish(slow, soon.toString(), soon.plusSeconds(900).toString()))
            .is(201);
    assertThat(joined.at("/status").asString()).isEqualTo("WAITING");
    assertThat(joined.at("/whyNotOffered").asString()).startsWith("Not enough time is left");
  }

  @Test
  void joiningAgain_isTheSamePlace_alsoWithAKey() {
    Slots.held(alice, listing, 1);
    Client keyed = bea.with("Idempotency-Key", UUID.randomUUID().toString());
    Answer first = keyed.post("/v1/waitlist", wish(listing, 1, 2)).is(201);
    assertThat(keyed.post("/v1/waitlist", wish(listing, 1, 2)).is(201).body())
        .isEqualTo(first.body());
    keyed.post("/v1/waitlist", wish(listing, 2, 3)).isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(joins(bea, 1)).isEqualTo(first.header("Location"));
  }

  @Test
  void placeOfSomebodyElse_isNotThere() {
    Slots.held(alice, listing, 1);
    String place = joins(bea, 1);
    for (Client other : new Client[] {carl, starter.staffOf("acme"), starter.operator()}) {
      other.get(place).isProblem(ErrorCode.WAITLIST_ENTRY_NOT_FOUND);
      other.post(place + "/accept").isProblem(ErrorCode.WAITLIST_ENTRY_NOT_FOUND);
      other.post(place + "/decline").isProblem(ErrorCode.WAITLIST_ENTRY_NOT_FOUND);
    }
    bea.get("/v1/waitlist/wl_none").isProblem(ErrorCode.WAITLIST_ENTRY_NOT_FOUND);
    starter.stranger().get(place).is(401);
  }

  @Test
  void badWish_isRefusedAsThatForAHold() {
    bea.post("/v1/waitlist", "{}").isProblem(ErrorCode.VALIDATION_FAILED).names("listingId");
    bea.post("/v1/waitlist", wish(listing, 3, 2)).isProblem(ErrorCode.VALIDATION_FAILED);
    Instant lastHour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    bea.post(
            "/v1/waitlist",
            wish(listing, lastHour.toString(), lastHour.plusSeconds(3600).toString()))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("start");
    bea.post("/v1/waitlist", wish(listing, hour(1).plusSeconds(60).toString(), hour(2).toString()))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("start");
    bea.post("/v1/waitlist", wish("lst_none", 1, 2)).isProblem(ErrorCode.LISTING_NOT_FOUND);
    starter
        .staffOf("acme")
        .post("/v1/waitlist", wish(listing, 1, 2))
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  private String joins(Client person, int hour) {
    return person.post("/v1/waitlist", wish(listing, hour, hour + 1)).is(201).header("Location");
  }

  private static String why(Client person, String place) {
    return person.get(place).at("/whyNotOffered").asString();
  }

  private void almostOver(String bookingPath) {
    starter
        .database()
        .sql("update booking set expires_at = now() + interval '20 s' where id = :id")
        .param("id", Slots.id(bookingPath))
        .update();
  }
}
