package com.slotbase.starter.booking;

import static com.slotbase.starter.harness.Slots.hour;
import static com.slotbase.starter.harness.Slots.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges that can't be held, and bodies that ask for none; nothing is written for any. */
@WithStarter
class HoldInputTest {

  private final Starter starter;
  private long before;

  HoldInputTest(Starter starter) {
    this.starter = starter;
  }

  @BeforeEach
  void count() {
    before = bookings();
  }

  @AfterEach
  void nothingIsWritten() {
    assertThat(bookings()).isEqualTo(before);
  }

  @Test
  void reversedRange_isRefused() {
    refused(wish(starter.freeListing(), 3, 2), "end");
  }

  @Test
  void emptyRange_isRefused() {
    refused(wish(starter.freeListing(), 3, 3), "end");
  }

  @Test
  void endlessRange_isRefused() {
    refused(wish(starter.freeListing(), 0, 24 * 32), "end");
  }

  @Test
  void pastStart_isRefused() {
    Instant lastHour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    refused(
        wish(
            starter.freeListing(),
            lastHour.toString(),
            lastHour.plus(Duration.ofHours(1)).toString()),
        "start");
  }

  @Test
  void rangeOffTheGrid_isRefused() {
    String listing = starter.freeListing();
    refused(
        wish(listing, hour(1).plusSeconds(60).toString(), hour(2).plusSeconds(60).toString()),
        "start");
    refused(wish(listing, hour(1).toString(), hour(2).minusSeconds(1).toString()), "start");
    refused(wish(listing, hour(1).plusNanos(1).toString(), hour(2).toString()), "start");
  }

  @Test
  void rangeOutsideOpeningHours_isRefused() {
    String listing =
        starter.listing(
            json -> json.replace("\"00:00\"", "\"10:00\"").replace("\"24:00\"", "\"12:00\""));
    // 08:00 to 12:00 in Madrid, whether it is winter or summer there, is 06:00 to 11:00 in UTC.
    refused(wish(listing, 6, 7), "start");
    refused(wish(listing, 12, 13), "start");
    refused(wish(listing, 9, 12), "start");
  }

  @ParameterizedTest
  @CsvSource({
    // 03:00 to 04:30 in Madrid, which is on the grid on every day but those of a clock change: the
    // hour from 02:00 on is skipped,
    "2031-03-30T01:00:00Z, 2031-03-30T02:30:00Z",
    // or comes twice.
    "2031-10-26T02:00:00Z, 2031-10-26T03:30:00Z"
  })
  void rangeOffTheGridBecauseTheClockIsChanged_isRefused(String start, String end) {
    String listing =
        starter.listing(json -> json.replace("\"slotMinutes\":60", "\"slotMinutes\":90"));
    refused(wish(listing, start, end), "start");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          start      | {"listingId":"lst_1","end":"2031-01-01T00:00:00Z"}
          end        | {"listingId":"lst_1","start":"2031-01-01T00:00:00Z"}
          listingId  | {"start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":1924992000,"end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"tomorrow","end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"2031-01-01","end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"2031-01-01T00:00:00","end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"2031-02-30T00:00:00Z","end":"2031-03-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"2031-01-01T25:00:00Z","end":"2031-03-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"","end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":null,"end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":{},"end":"2031-01-01T01:00:00Z"}
          start      | {"listingId":"lst_1","start":"-999999999-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          end        | {"listingId":"lst_1","start":"2031-01-01T00:00:00Z","end":"+999999999-12-31T00:00:00Z"}
          listingId  | {"listingId":7,"start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          listingId  | {"listingId":["lst_1"],"start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          unit       | {"listingId":"lst_1","unit":1,"start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          customerId | {"listingId":"lst_1","customerId":"","start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          customerId | {"listingId":"lst_1","customerId":"a b","start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          customerId | {"listingId":"lst_1","customerId":"a\\u0000","start":"2031-01-01T00:00:00Z","end":"2031-01-01T01:00:00Z"}
          """)
  void whatIsWrong_isNamed(String field, String body) {
    refused(body, field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lst_0", "", " ", "a b", "a\\u0000b", "\\ud800", "' or 1=1 --", "ñ"})
  void unknownListing_isNotFound(String id) {
    starter
        .customer("alice")
        .post("/v1/bookings", wish(id, 1, 2))
        .isProblem(ErrorCode.LISTING_NOT_FOUND);
  }

  @Test
  void rangeDearerThanAnyPayment_isRefused() {
    refused(wish(starter.listing(json -> json.replace("4500", "60000000")), 1, 3), "end");
  }

  private void refused(String body, String field) {
    starter
        .customer("alice")
        .post("/v1/bookings", body)
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names(field);
  }

  private long bookings() {
    return starter.database().sql("select count(*) from booking").query(Long.class).single();
  }
}
