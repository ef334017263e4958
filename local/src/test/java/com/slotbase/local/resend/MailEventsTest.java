package com.slotbase.local.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.adapters.webhook.WebhookEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of mails, told by webhooks that our own check of signatures accepts. */
@Timeout(30)
class MailEventsTest {

  @RegisterExtension final LocalResend resend = new LocalResend();

  @ParameterizedTest
  @CsvSource({
    "delivered@resend.dev,       email.sent email.delivered",
    "delivered+7@resend.dev,     email.sent email.delivered",
    "bounced@resend.dev,         email.sent email.bounced",
    "Bounced+Mona+1@Resend.dev,  email.sent email.bounced",
    "complained+x@resend.dev,    email.sent email.delivered email.complained",
  })
  void mailToATestAddress_becomesWhatItSays(String to, String types) {
    String mail =
        resend.mail(to, "Hello", "\"tags\":[{\"name\":\"notification\",\"value\":\"n1\"}]");

    await().untilAsserted(() -> assertThat(types()).containsExactly(types.split(" ")));
    JsonNode body = body(resend.told().getLast());
    assertThat(body.at("/data/email_id").asString()).isEqualTo(mail);
    assertThat(body.at("/data/to/0").asString()).isEqualTo(to);
    assertThat(body.at("/data/tags/notification").asString()).isEqualTo("n1");
    if (types.endsWith("bounced")) {
      assertThat(body.at("/data/bounce/type").asString()).isEqualTo("Permanent");
    }
  }

  @Test
  void mailToAnybodyElse_comesBackOnlyWhenThatIsOrdered() {
    String mail = resend.mail("mona@example.com", "Hello", "");
    resend.order("/_sim/emails/" + mail + "/bounce", "{\"type\":\"Transient\"}");
    resend.order("/_sim/emails/" + mail + "/complain", "");

    await()
        .untilAsserted(
            () -> assertThat(types()).containsExactly("email.bounced", "email.complained"));
    assertThat(body(resend.told().getFirst()).at("/data/bounce/type").asString())
        .isEqualTo("Transient");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"Final\"}", "{\"kind\":\"Permanent\"}", "[]"})
  void orderThatDoesNotFit_isRefused(String order) {
    String mail = resend.mail("mona@example.com", "Hello", "");
    assertThat(resend.order("/_sim/emails/" + mail + "/bounce", order).has("error")).isTrue();
    assertThat(resend.order("/_sim/emails/none/complain", "").at("/error/message").asString())
        .isEqualTo("There is no such mail.");
  }

  @Test
  void webhooks_goAstrayAsOrdered() {
    resend.order("/_sim/webhooks", "{\"mode\":\"lost\"}");
    resend.mail("bounced@resend.dev", "Hello", "");
    resend.order("/_sim/webhooks", "{\"mode\":\"duplicate\"}");
    resend.mail("delivered@resend.dev", "Hello", "");

    await().untilAsserted(() -> assertThat(types()).hasSize(4));
    assertThat(types())
        .containsExactlyInAnyOrder(
            "email.sent", "email.sent", "email.delivered", "email.delivered");
    assertThat(resend.told().stream().map(WebhookEvent::id).distinct()).hasSize(2);
  }

  private List<String> types() {
    return resend.told().stream().map(WebhookEvent::type).toList();
  }

  private static JsonNode body(WebhookEvent event) {
    return JsonMapper.shared().readTree(event.payload());
  }
}
