package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A cancel and a rival about the same booking within a few milliseconds, again and again. Booking i
 * is the one of customer ci.
 */
final class Rounds {

  static final int ROUNDS = 30;

  /** The status of a booking, what a call was told that was heeded, and one that came too late. */
  static final String CANCELLED = "CANCELLED";

  static final String DONE = "done";
  static final String TOO_LATE = "INVALID_STATE";

  /**
   * Who asks Stripe before it is decided gets a lead that grows from round to round up to this, so
   * that on any machine there are rounds in which it comes to that.
   */
  static final int LONGEST_LEAD_MILLIS = 200;

  private static final int AT_ONCE = 10;
  private static final int WITHIN_MILLIS = 30;
  private static final long SEED = 20_264;

  private final RunningSystem system;

  Rounds(RunningSystem system) {
    this.system = system;
  }

  /**
   * A way for a round to end.
   *
   * @param cancel what the cancel was told: done, now or soon, or the code of its refusal
   * @param other likewise what its rival was told
   */
  record End(String status, String cancel, String other, Money money) {}

  /** Who acts beside the cancel, and returns what it was told. */
  interface Rival {
    String act(int number, String booking);
  }

  /** What the two were told in one round. */
  private record Round(String booking, String cancel, String other) {}

  static String told(Answer answer) {
    return answer.accepted() ? DONE : answer.code();
  }

  /**
   * Plays a round with each booking, and asserts that the system is well afterwards.
   *
   * @param leadMillis of the rival in the last round; it has none in the first
   * @return how they ended
   */
  List<End> play(List<String> bookings, int leadMillis, Rival rival) throws Exception {
    var rounds = new ArrayList<Round>();
    for (int batch = 0; batch < ROUNDS; batch += AT_ONCE) {
      int first = batch;
      rounds.addAll(
          AtOnce.each(
              AT_ONCE,
              i -> {
                int number = first + i;
                return round(number, bookings.get(number), leadMillis, rival);
              }));
    }
    return ends(rounds);
  }

  private Round round(int number, String booking, int leadMillis, Rival rival) throws Exception {
    var random = new SplittableRandom(SEED + number);
    int cancelMillis = leadMillis * number / ROUNDS + random.nextInt(WITHIN_MILLIS);
    int rivalMillis = random.nextInt(WITHIN_MILLIS);
    List<String> told =
        AtOnce.each(
            2,
            who -> {
              Precisely.at(Instant.now().plusMillis(who == 0 ? cancelMillis : rivalMillis));
              return who == 0 ? cancel(number, booking) : rival.act(number, booking);
            });
    return new Round(booking, told.get(0), told.get(1));
  }

  /**
   * Cancels all at once, so that most come late: they set out from well before the end of their
   * holds to just after.
   */
  List<End> playAtTheirEnds(List<String> held) throws Exception {
    var random = new SplittableRandom(SEED);
    List<Integer> offsetMillis =
        held.stream().map(booking -> random.nextInt(-LONGEST_LEAD_MILLIS, WITHIN_MILLIS)).toList();
    return ends(
        AtOnce.each(
            held.size(),
            i -> {
              Instant end = system.api.booking("c" + i, held.get(i)).instant("expiresAt");
              Precisely.at(end.plusMillis(offsetMillis.get(i)));
              return new Round(held.get(i), cancel(i, held.get(i)), "");
            }));
  }

  private String cancel(int number, String booking) {
    return told(system.api.cancel("c" + number, booking));
  }

  private List<End> ends(List<Round> rounds) {
    system.assertAllIsWell();
    return rounds.stream()
        .map(round ->
            new End(
                system.statusInRow(round.booking()),
                round.cancel(),
                round.other(),
                Money.of(system, round.booking())))
        .toList();
  }

  /**
   * @param possible the only ways to end; the first two, one for each side, have both to be seen
   */
  static void assertAre(List<End> ends, End... possible) {
    assertThat(ends).isSubsetOf(possible).contains(possible[0], possible[1]);
  }
}
