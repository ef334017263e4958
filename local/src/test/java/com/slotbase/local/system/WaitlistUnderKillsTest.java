package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * N4 in a rush: slots are freed in every way while five wait for each, who accept, decline or say
 * nothing, and the worker is killed twice. Each slot goes down its list, one by one.
 *
 * <p>{@code -Dwaitlist.slots=1000} frees as many.
 */
@Timeout(900)
class WaitlistUnderKillsTest {

  private static final int SLOTS = Integer.getInteger("waitlist.slots", 100);
  private static final int WAITING = 5;
  private static final int AT_ONCE = 50;

  private final RunningSystem system = RunningSystem.shared();
  private final SplittableRandom chance = new SplittableRandom(5);
  private final Set<String> answered = new HashSet<>();
  private CompletableFuture<Void> killing = CompletableFuture.completedFuture(null);
  private int kills;

  /**
   * A place as its row tells it.
   *
   * @param afterTheOneBefore whether it was offered only when no offer of the same slot stood
   */
  private record Place(
      String id, String person, int hour, String status, boolean afterTheOneBefore) {}

  @AfterEach
  void heal() {
    system.stack.startAll();
  }

  @Test
  void freedSlots_goDownTheirLists_oneByOne() throws Exception {
    String listing = system.api.listing(1, false, 300);
    List<String> bookings = rush(hour -> expires(hour) ? "" : confirmed(listing, hour));
    holdForSeconds(listing);
    rush(hour -> freed(listing, hour, bookings.get(hour)));
    kill();
    Awaitility.await("every list is at its end")
        .atMost(Duration.ofSeconds(600))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          answer(listing);
          return decided(listing) == SLOTS;
        });

    killing.join();
    assertThat(kills).isEqualTo(2);
    Map<Integer, List<Place>> lists =
        places(listing).stream().collect(Collectors.groupingBy(Place::hour));
    assertThat(lists).hasSize(SLOTS);
    lists.values().forEach(WaitlistUnderKillsTest::assertInOrder);
    assertThat(places(listing)).extracting(Place::status).contains("BOOKED", "DECLINED", "LAPSED");
    system.assertAllIsWell();
  }

  /**
   * @param each of an hour, for many of them at once
   */
  private static <T> List<T> rush(IntFunction<T> each) throws Exception {
    var results = new ArrayList<T>();
    for (int from = 0; from < SLOTS; from += AT_ONCE) {
      int first = from;
      results.addAll(AtOnce.each(Math.min(AT_ONCE, SLOTS - from), i -> each.apply(first + i)));
    }
    return results;
  }

  private static boolean expires(int hour) {
    return hour % 4 == 0;
  }

  private static String owner(int hour) {
    return "owner-" + hour;
  }

  private String held(String listing, int hour) {
    return accepted(() -> system.api.hold(owner(hour), listing, RunningSystem.hour(hour), 1))
        .text("id");
  }

  private String confirmed(String listing, int hour) {
    String booking = held(listing, hour);
    accepted(() -> system.api.confirm(owner(hour), booking));
    return booking;
  }

  /** From here on, holds and offers end soon. What was confirmed before had all the time. */
  private void holdForSeconds(String listing) {
    system
        .rows
        .sql("update listing set hold_seconds = null where id = :id")
        .param("id", listing)
        .update();
  }

  /**
   * Somebody has the slot and five wait for it, as do they themselves, unless their hold runs out.
   */
  private Boolean freed(String listing, int hour, String booking) {
    if (expires(hour)) {
      held(listing, hour);
    }
    for (int i = 0; i < WAITING; i++) {
      joins("waiter-%d-%d".formatted(hour, i), listing, hour);
      if (i == 1 && !expires(hour)) {
        joins(owner(hour), listing, hour);
      }
    }
    switch (hour % 4) {
      case 1 -> accepted(() -> system.api.cancel(owner(hour), booking));
      case 2 ->
          accepted(() ->
              system.api.post(system.api.staff(), "/v1/bookings/" + booking + "/no-show", ""));
      case 3 ->
          accepted(() ->
              system.api.reschedule(
                  owner(hour), booking, Api.rangeBody(RunningSystem.hour(hour + SLOTS), 1)));
      default -> {}
    }
    return true;
  }

  private void joins(String person, String listing, int hour) {
    accepted(() ->
        system.api.post(
            system.api.customer(person),
            "/v1/waitlist",
            Api.holdBody(listing, RunningSystem.hour(hour), 1)));
  }

  private static Answer accepted(Callable<Answer> call) {
    Answer answer = Api.inTheEnd(call);
    assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    return answer;
  }

  /** Each who is offered something says once what they think of it, or nothing. */
  private void answer(String listing) throws Exception {
    List<Place> offered =
        places(listing).stream()
            .filter(place -> place.status().equals("OFFERED") && answered.add(place.id()))
            .limit(AT_ONCE)
            .toList();
    if (offered.isEmpty()) {
      return;
    }
    List<Integer> moods = offered.stream().map(place -> chance.nextInt(10)).toList();
    AtOnce.each(
        offered.size(),
        i -> {
          Place place = offered.get(i);
          String token = system.api.customer(place.person());
          String path = "/v1/waitlist/" + place.id();
          switch (moods.get(i)) {
            case 0, 1, 2, 3, 4 -> system.api.post(token, path + "/decline", "");
            case 5, 6, 7 -> {
              Answer answer = system.api.post(token, path + "/accept", "");
              if (answer.accepted()) {
                system.api.confirm(place.person(), answer.body().at("/offer/bookingId").asString());
              }
            }
            case 8 -> system.api.post(token, path + "/accept", "");
            default -> {}
          }
          return true;
        });
    if (answered.size() > SLOTS && kills == 1) {
      kill();
    }
  }

  /** While people go on answering. */
  private void kill() {
    kills++;
    killing =
        killing.thenRunAsync(() -> {
          system.stack.kill(Part.WORKER);
          system.stack.startAll();
        });
  }

  /** How many lists have found an owner, or have nobody left. */
  private int decided(String listing) {
    return system
        .rows
        .sql(
            """
            select count(*) from (
              select starts_at from waitlist_entry where listing_id = :listing group by starts_at
              having bool_or(status = 'BOOKED') or not bool_or(status in ('WAITING', 'OFFERED', 'ACCEPTED'))) l
            """)
        .param("listing", listing)
        .query(Integer.class)
        .single();
  }

  /** In the order of joining. */
  private List<Place> places(String listing) {
    return system
        .rows
        .sql(
            """
            select id, person_id, status,
              (extract(epoch from starts_at - min(starts_at) over ()) / 3600)::integer as hour,
              coalesce(offered_at >= max(ended_at) filter (where status <> 'LEFT') over (
                partition by starts_at order by position rows between unbounded preceding and 1 preceding), true)
                as after_the_one_before
            from waitlist_entry where listing_id = :listing order by position
            """)
        .param("listing", listing)
        .query((row, n) ->
            new Place(
                row.getString("id"),
                row.getString("person_id"),
                row.getInt("hour"),
                row.getString("status"),
                row.getBoolean("after_the_one_before")))
        .list();
  }

  /** Those who were offered it stand first, each after the one before; who had it gets it never. */
  private static void assertInOrder(List<Place> list) {
    @Nullable String previous = null;
    for (Place place : list) {
      if (place.person().startsWith("owner-")) {
        assertThat(place.status()).as(list.toString()).isEqualTo("LEFT");
        continue;
      }
      boolean over = previous != null && Set.of("BOOKED", "WAITING").contains(previous);
      if (over) {
        assertThat(place.status()).as(list.toString()).isEqualTo("WAITING");
      } else {
        assertThat(place.status()).as(list.toString()).isIn("BOOKED", "DECLINED", "LAPSED");
        assertThat(place.afterTheOneBefore()).as(list.toString()).isTrue();
      }
      previous = place.status();
    }
  }
}
