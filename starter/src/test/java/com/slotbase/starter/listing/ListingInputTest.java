package com.slotbase.starter.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listing can't be, and JSON that nobody can have meant. */
@WithStarter
class ListingInputTest {

  private static final String GOOD =
      """
      {"name":"Court 1","timeZone":"Europe/Madrid",\
      "openingHours":[{"days":["MONDAY"],"from":"08:00","to":"22:00"}],\
      "slotMinutes":60,"capacity":1,"price":{"minor":4500,"currency":"EUR"},"onlinePayment":true,\
      "holdSeconds":300,"cancellationPolicy":{"tiers":[{"hoursBefore":48,"percent":100}],"feeMinor":0}}
      """;

  private final Starter starter;

  ListingInputTest(Starter starter) {
    this.starter = starter;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name                              | "Court 1"             | ""
          name                              | "Court 1"             | "  "
          name                              | "Court 1"             | "a\\u0000b"
          name                              | "Court 1"             | "a\\ud800b"
          name                              | "Court 1"             | 7
          name                              | "Court 1"             | null
          name                              | "Court 1"             | ["Court 1"]
          timeZone                          | "Europe/Madrid"       | "Europe/Nowhere"
          timeZone                          | "Europe/Madrid"       | "+02:00"
          timeZone                          | "Europe/Madrid"       | "../../etc"
          openingHours                      | [{"days":["MONDAY"],"from":"08:00","to":"22:00"}] | []
          openingHours                      | [{"days":["MONDAY"],"from":"08:00","to":"22:00"}] | {}
          openingHours[0]                   | [{"days":["MONDAY"],"from":"08:00","to":"22:00"}] | [null]
          openingHours[0].days              | ["MONDAY"]            | []
          openingHours[0].days              | ["MONDAY"]            | ["MONDAY","MONDAY"]
          openingHours[0].days[0]           | ["MONDAY"]            | ["FUNDAY"]
          openingHours[0].days[0]           | ["MONDAY"]            | [1]
          openingHours[0].days[0]           | ["MONDAY"]            | ["monday"]
          openingHours[0].from              | "08:00"               | "8:00"
          openingHours[0].from              | "08:00"               | "24:30"
          openingHours[0].from              | "08:00"               | "08:60"
          openingHours[0].to                | "22:00"               | "08:00"
          openingHours[0].to                | "22:00"               | "07:00"
          openingHours[0].to                | "22:00"               | "25:00"
          openingHours[0]                   | "22:00"               | "08:30"
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":0
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":-60
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":4
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":1441
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":60.5
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":"60"
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":99999999999
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":true
          slotMinutes                       | "slotMinutes":60      | "slotMinutes":""
          capacity                          | "capacity":1          | "capacity":0
          capacity                          | "capacity":1          | "capacity":501
          capacity                          | "capacity":1          | "capacity":null
          price.minor                       | 4500                  | -1
          price.minor                       | 4500                  | 100000000
          price.minor                       | 4500                  | 45.00
          price.minor                       | 4500                  | "4500"
          price.minor                       | 4500                  | 1e400
          price.minor                       | "minor":4500,         | ``
          price.currency                    | "EUR"                 | "eur"
          price.currency                    | "EUR"                 | "EURO"
          price.currency                    | "EUR"                 | "XYZ"
          price.currency                    | "EUR"                 | "XAU"
          price                             | {"minor":4500,"currency":"EUR"} | 4500
          onlinePayment                     | "onlinePayment":true  | "onlinePayment":"true"
          onlinePayment                     | "onlinePayment":true  | "onlinePayment":1
          holdSeconds                       | "holdSeconds":300     | "holdSeconds":59
          holdSeconds                       | "holdSeconds":300     | "holdSeconds":7201
          cancellationPolicy.feeMinor       | "feeMinor":0          | "feeMinor":-1
          cancellationPolicy.tiers          | "tiers":[{"hoursBefore":48,"percent":100}], | ``
          cancellationPolicy.tiers[0].hoursBefore | "hoursBefore":48 | "hoursBefore":-1
          cancellationPolicy.tiers[0].hoursBefore | "hoursBefore":48 | "hoursBefore":8761
          cancellationPolicy.tiers[0].percent     | "percent":100    | "percent":101
          cancellationPolicy.tiers[0].percent     | "percent":100    | "percent":-1
          surprise                          | {"name"               | {"surprise":1,"name"
          openingHours[0].surprise          | "from":"08:00"        | "from":"08:00","surprise":1
          """)
  void whatIsWrong_isNamed(String field, String good, String bad) {
    assertThat(GOOD).contains(good);
    long before = listings();
    starter
        .staffOf("acme")
        .post("/v1/listings", GOOD.replace(good, bad))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names(field);
    assertThat(listings()).isEqualTo(before);
  }

  @Test
  void everythingThatIsWrong_isToldAtOnce() {
    starter
        .staffOf("acme")
        .post("/v1/listings", "{\"capacity\":0}")
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("name")
        .names("timeZone")
        .names("openingHours")
        .names("slotMinutes")
        .names("capacity")
        .names("price")
        .names("onlinePayment");
  }

  @Test
  void overlappingOpenings_areRefused() {
    starter
        .staffOf("acme")
        .post(
            "/v1/listings",
            GOOD.replace(
                "\"openingHours\":[",
                "\"openingHours\":[{\"days\":[\"SUNDAY\",\"MONDAY\"],\"from\":\"21:00\",\"to\":\"24:00\"},"))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("openingHours[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "\"text\"",
        "7",
        "{}{}",
        "{} x",
        "{'name':'Court'}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":\"a\",}",
        "{name:\"a\"}",
        "// {}",
        "{\"name\":NaN}",
        "<listing/>",
        "\u0000"
      })
  void whatIsNoObjectOfJson_isRefused(String body) {
    starter.staffOf("acme").post("/v1/listings", body).isProblem(ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void deeplyNestedJson_isRefused() {
    starter
        .staffOf("acme")
        .post("/v1/listings", "{\"name\":" + "[".repeat(100_000))
        .isProblem(ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void bytesThatAreNotText_areRefused() {
    starter
        .staffOf("acme")
        .with("Content-Type", "application/json")
        .send(
            "POST",
            "/v1/listings",
            BodyPublishers.ofByteArray(
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}))
        .isProblem(ErrorCode.VALIDATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void otherMediaType_isUnsupported(String type) {
    starter
        .staffOf("acme")
        .with("Content-Type", type)
        .post("/v1/listings", GOOD)
        .isProblem(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void brokenMediaType_isUnsupported() {
    starter
        .staffOf("acme")
        .with("Content-Type", "nonsense")
        .post("/v1/listings", GOOD)
        .isProblem(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void answerInAnotherFormat_isNotToBeHad() {
    starter
        .staffOf("acme")
        .with("Accept", "application/xml")
        .get("/v1/bookings")
        .isProblem(ErrorCode.NOT_ACCEPTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"capacity\":0}",
        "{\"name\":null}",
        "{\"sellerId\":\"acme\"}",
        "{\"id\":\"lst_1\"}",
        "{\"slotMinutes\":1440,\"openingHours\":[{\"days\":[\"MONDAY\"],\"from\":\"08:00\",\"to\":\"09:00\"}]}"
      })
  void badChange_isRefused(String change) {
    starter
        .staffOf("acme")
        .patch("/v1/listings/" + starter.freeListing(), change)
        .isProblem(ErrorCode.VALIDATION_FAILED);
  }

  private long listings() {
    return starter.database().sql("select count(*) from listing").query(Long.class).single();
  }
}
