package com.slotbase.local.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.resend.LocalResend;
import com.slotbase.workflows.domain.MessageTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The preview as a browser takes it apart. */
@Timeout(60)
class PreviewPagesTest {

  private static final String HOSTILE =
      "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&[[${1+1}]]";

  @RegisterExtension final LocalResend simulators = new LocalResend();

  @Test
  void everyMessage_isShownInEveryLanguage() {
    Document page = page("");

    assertThat(page.select("section h2").eachText())
        .containsExactlyElementsOf(Stream.of(MessageTemplate.values()).map(Enum::name).toList());
    for (Element message : page.select("section")) {
      List<String> languages = message.select("article").eachAttr("lang");
      assertThat(languages).containsExactly("en", "es", "zh");
      for (Element shown : message.select("article")) {
        Document html = Jsoup.parse(shown.select("iframe").attr("srcdoc"));
        assertThat(html.select("html").attr("lang")).isEqualTo(shown.attr("lang"));
        assertThat(html.text()).contains("Court 1");
        assertThat(shown.select("pre").first().text()).contains("Court 1");
        assertThat(shown.select(".head b").text()).isNotBlank();
      }
    }
    assertThat(page.select("details pre").text()).contains("BEGIN:VCALENDAR");
  }

  @Test
  void hostileName_staysAName_onThePageAndInTheMails() {
    Document page = page("?name=" + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8));

    assertThat(page.select("script, img, [onerror]")).isEmpty();
    assertThat(page.select("input").attr("value")).isEqualTo(HOSTILE);
    for (Element frame : page.select("iframe")) {
      Document mail = Jsoup.parse(frame.attr("srcdoc"));
      assertThat(mail.select("script, img, [onerror]")).isEmpty();
      assertThat(mail.text()).contains(HOSTILE);
      assertThat(frame.attr("sandbox")).isEmpty();
      assertThat(frame.hasAttr("sandbox")).isTrue();
    }
  }

  @Test
  void linkToTheHostileName_leadsToIt() {
    Element link = page("").select("form a").last();

    Document page = page(link.attr("href"));

    assertThat(page.select("input").attr("value")).startsWith("<img src=x").endsWith("</title>");
    assertThat(page.select("img")).isEmpty();
  }

  private Document page(String query) {
    var answer = simulators.get("/preview" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body(), "http://simulator/preview");
  }
}
