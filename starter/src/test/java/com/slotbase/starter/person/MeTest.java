package com.slotbase.starter.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of themselves, and what they are told because of it. */
@WithStarter
class MeTest {

  private final Starter starter;
  private final Client ivy;

  MeTest(Starter starter) {
    this.starter = starter;
    this.ivy = starter.customer("ivy");
  }

  @Test
  void address_isKept_andTheNextTakesItsPlace() {
    Answer told =
        put("{\"email\":\"ivy@example.com\",\"phone\":\"+34600111222\",\"language\":\"es\"}");
    assertThat(told.is(200).at("/email").asString()).isEqualTo("ivy@example.com");
    put("{\"email\":\"ivy@example.org\",\"language\":\"zh\"}").is(200);
    assertThat(
            starter
                .database()
                .sql("select concat_ws(' ', email, phone, language) from person where id = 'ivy'")
                .query(String.class)
                .single())
        .isEqualTo("ivy@example.org zh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"language\":\"es\"}",
        "{\"email\":\"ivy@example.com\"}",
        "{\"email\":\"ivy\",\"language\":\"es\"}",
        "{\"email\":\"i vy@example.com\",\"language\":\"es\"}",
        "{\"email\":\"ivy@example.com\\nBcc: x@example.com\",\"language\":\"es\"}",
        "{\"email\":\"ivy@example.com\",\"language\":\"fr\"}",
        "{\"email\":\"ivy@example.com\",\"language\":\"es\",\"phone\":\"call me\"}"
      })
  void whatCanNotBeUsed_isRefused(String body) {
    put(body).isProblem(ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void device_isAddedOnce_andBecomesTheLatestPersons() {
    ivy.post("/v1/me/push-tokens", "{\"token\":\"device-1\"}").is(200);
    ivy.post("/v1/me/push-tokens", "{\"token\":\"device-1\"}").is(200);
    starter.customer("jim").post("/v1/me/push-tokens", "{\"token\":\"device-1\"}").is(200);
    ivy.post("/v1/me/push-tokens", "{\"token\":\"a b\"}").isProblem(ErrorCode.VALIDATION_FAILED);
    assertThat(
            starter
                .database()
                .sql("select person_id from push_token where token = 'device-1'")
                .query(String.class)
                .list())
        .containsExactly("jim");
  }

  @Test
  void messagesOfABooking_areForItsCustomerAndStaff() {
    put("{\"email\":\"ivy@example.com\",\"language\":\"es\"}").is(200);
    String path = Slots.held(ivy, starter.freeListing(), 1);
    assertThat(ivy.get(path + "/notifications").is(200).text()).isEqualTo("{\"items\":[]}");
    ivy.post(path + "/confirm").is(200);
    Answer told = starter.staffOf("acme").get(path + "/notifications").is(200);
    assertThat(told.at("/items").size()).isEqualTo(1);
    assertThat(told.at("/items/0").propertyNames())
        .containsExactlyInAnyOrder("id", "channel", "template", "language", "status", "attempts");
    assertThat(told.at("/items/0/channel").asString()).isEqualTo("EMAIL");
    assertThat(told.at("/items/0/template").asString()).isEqualTo("CONFIRMED");
    assertThat(told.at("/items/0/language").asString()).isEqualTo("es");
    assertThat(told.at("/items/0/status").asString()).isEqualTo("PENDING");
    starter.customer("mallory").get(path + "/notifications").isProblem(ErrorCode.BOOKING_NOT_FOUND);
  }

  private Answer put(String body) {
    return ivy.put("/v1/me", body);
  }
}
