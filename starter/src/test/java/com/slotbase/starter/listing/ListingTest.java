package com.slotbase.starter.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@WithStarter
class ListingTest {

  private static final String FULL =
      """
      {"name":"Court 1","timeZone":"Europe/Madrid",
       "openingHours":[{"days":["MONDAY","TUESDAY"],"from":"08:00","to":"22:00"},
                       {"days":["SUNDAY"],"from":"18:30","to":"24:00"}],
       "slotMinutes":60,"capacity":3,"price":{"minor":4500,"currency":"EUR"},"onlinePayment":true,
       "holdSeconds":300,
       "cancellationPolicy":{"tiers":[{"hoursBefore":48,"percent":100},{"hoursBefore":24,"percent":50}],
                             "feeMinor":250}}
      """;

  private final Starter starter;

  ListingTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void listing_comesBackAsItWasSent() {
    Answer made = starter.staffOf("acme").post("/v1/listings", FULL).is(201);
    ObjectNode expected = (ObjectNode) new JsonMapper().readTree(FULL);
    expected.put("id", made.at("/id").asString()).put("sellerId", "acme");
    assertThat(made.body()).isEqualTo(expected);
    assertThat(made.header("Location")).isEqualTo("/v1/listings/" + made.at("/id").asString());
    assertThat(starter.customer("alice").get(made.header("Location")).is(200).body())
        .isEqualTo(expected);
  }

  @Test
  void listingWithoutHoldAndPolicy_hasTheDefaults() {
    Answer made = starter.staffOf("acme").post("/v1/listings", Starter.LISTING).is(201);
    assertThat(made.body().has("holdSeconds")).isFalse();
    assertThat(made.at("/cancellationPolicy").toString())
        .isEqualTo("{\"tiers\":[{\"hoursBefore\":0,\"percent\":100}],\"feeMinor\":0}");
  }

  @Test
  void change_leavesTheRestAsItWas() {
    String path = starter.staffOf("acme").post("/v1/listings", FULL).is(201).header("Location");
    ObjectNode expected = (ObjectNode) starter.operator().get(path).is(200).body();
    Answer changed =
        starter.staffOf("acme").patch(path, "{\"capacity\":5,\"name\":\"Court A\"}").is(200);
    expected.put("capacity", 5).put("name", "Court A");
    assertThat(changed.body()).isEqualTo(expected);
    assertThat(starter.customer("alice").get(path).body()).isEqualTo(expected);
  }

  @Test
  void customer_makesNoListing() {
    starter
        .customer("alice")
        .post("/v1/listings", FULL)
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  @Test
  void anotherSeller_seesTheListingAndDoesNotChangeIt() {
    String path = "/v1/listings/" + starter.freeListing();
    starter.staffOf("other").get(path).is(200);
    starter
        .staffOf("other")
        .patch(path, "{\"capacity\":2}")
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  @Test
  void staffWithoutASeller_makeNoListing() {
    var issuer = starter.issuer();
    starter
        .stranger()
        .withToken(issuer.token(issuer.claims("staff-2", "staff").build()))
        .post("/v1/listings", FULL)
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  @Test
  void operator_saysWhoseListingItIs() {
    starter
        .operator()
        .post("/v1/listings", FULL)
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("sellerId");
    Answer made =
        starter
            .operator()
            .post("/v1/listings", FULL.replaceFirst("\\{", "{\"sellerId\":\"zeta\","))
            .is(201);
    assertThat(made.at("/sellerId").asString()).isEqualTo("zeta");
    starter
        .staffOf("acme")
        .post("/v1/listings", FULL.replaceFirst("\\{", "{\"sellerId\":\"zeta\","))
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  @Test
  void unknownListing_isNotFound() {
    for (String id : new String[] {"lst_0", "a%20b", "ñ", "a".repeat(300), "..."}) {
      String path = "/v1/listings/" + id.replace("ñ", "%C3%B1");
      starter.customer("alice").get(path).isProblem(ErrorCode.LISTING_NOT_FOUND);
      starter
          .customer("alice")
          .get(path + "/availability?from=2030-01-01T00:00:00Z&to=2030-01-02T00:00:00Z")
          .isProblem(ErrorCode.LISTING_NOT_FOUND);
      starter
          .staffOf("acme")
          .patch(path, "{\"capacity\":2}")
          .isProblem(ErrorCode.LISTING_NOT_FOUND);
    }
  }
}
