package com.slotbase.local.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** The inbox as a browser takes it apart. */
@Timeout(30)
class InboxPagesTest {

  private static final String INBOX = "/resend/_sim/inbox";
  private static final String HOSTILE =
      "\"></iframe></style><script>alert(1)</script><img src=x onerror=alert(1)> & [[${1+1}]] '";

  @RegisterExtension final LocalResend resend = new LocalResend();

  @Test
  void emptyInbox_saysSo() {
    assertThat(page(INBOX).select(".empty").text()).startsWith("No mail yet");
  }

  @Test
  void mails_areListedTheNewestFirst_andLeadToTheirPages() {
    resend.mail("mona@example.com", "First", "\"text\":\"First\\n\\nYour slot is confirmed.\"");
    resend.mail("noah@example.com", "Second", "");

    Document inbox = page(INBOX);
    assertThat(inbox.select(".subject").eachText()).containsExactly("Second", "First");
    assertThat(inbox.select(".to").eachText())
        .containsExactly("noah@example.com", "mona@example.com");
    assertThat(inbox.select(".preview").last().text()).isEqualTo("Your slot is confirmed.");
    assertThat(page(link(inbox.select("li a").first())).select("h1").text()).isEqualTo("Second");
  }

  @Test
  void mail_isShownAsHtmlWithoutRights_andAsText_withItsFiles() {
    resend.mail(
        "mona@example.com",
        "Confirmed",
        """
        "html":"<p>See <b>you</b></p><script>alert(1)</script>", "text":"See you",
        "attachments":[{"filename":"booking.ics","content":"QkVHSU46VkNBTEVOREFS"}]
        """);

    Document mail = page(link(page(INBOX).select("li a").first()));
    Element frame = mail.select("iframe").first();
    assertThat(frame.attr("sandbox")).isEmpty();
    assertThat(frame.hasAttr("sandbox")).isTrue();
    assertThat(Jsoup.parse(frame.attr("srcdoc")).select("p b").text()).isEqualTo("you");
    assertThat(mail.select("script")).isEmpty();
    assertThat(mail.select("pre").text()).isEqualTo("See you");

    Element file = mail.select(".files a").first();
    HttpResponse<String> saved = resend.get(link(file));
    assertThat(file.text()).isEqualTo("booking.ics");
    assertThat(saved.body()).isEqualTo("BEGIN:VCALENDAR");
    assertThat(saved.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"booking.ics\"");
    assertThat(saved.headers().firstValue("content-type")).hasValue("application/octet-stream");
  }

  @Test
  void whatStrangersWrote_staysText() {
    String id =
        resend.mail(
            "\"<script>alert(1)</script>\"@example.com",
            HOSTILE,
            """
            "text":%1$s,"html":%1$s,"attachments":[{"filename":%1$s,"content":"!"}]
            """
                .formatted(JsonMapper.shared().writeValueAsString(HOSTILE)));
    assertThat(id).isNotEmpty();

    for (String path : new String[] {INBOX, INBOX + "/" + id}) {
      Document page = page(path);
      assertThat(page.select("script, img, [onerror]")).as(path).isEmpty();
      assertThat(page.text()).as(path).contains(HOSTILE, "\"<script>alert(1)</script>\"@example");
    }
    Document mail = page(INBOX + "/" + id);
    assertThat(mail.select("iframe").attr("srcdoc")).isEqualTo(HOSTILE);
    assertThat(mail.title()).isEqualTo(HOSTILE);
    HttpResponse<String> file = resend.get(INBOX + "/" + id + "/attachments/0");
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .matches("attachment; filename=\"[A-Za-z0-9._-]+\"");
  }

  @Test
  void page_loadsNothingFromAnywhere() {
    resend.mail("mona@example.com", "Hello", "");
    HttpResponse<String> inbox = resend.get(INBOX);

    assertThat(inbox.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(inbox.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'");
    assertThat(Jsoup.parse(inbox.body()).select("[src], link, script")).isEmpty();
  }

  @Test
  void mailThatIsNotThere_isNotFound() {
    String mail = resend.mail("mona@example.com", "Hello", "");

    for (String path :
        new String[] {
          "/none", "/%3Cscript%3E", "/" + mail + "/attachments/0", "/" + mail + "/attachments/x"
        }) {
      HttpResponse<String> answer = resend.get(INBOX + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("There is no such mail");
    }
  }

  private Document page(String path) {
    HttpResponse<String> answer = resend.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body(), "http://simulator" + path);
  }

  private static String link(Element anchor) {
    return anchor.absUrl("href").replace("http://simulator", "");
  }
}
