package com.slotbase.adapters.message;

import com.slotbase.workflows.domain.MessageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts messages into words. Values are escaped where they land, so a name stays a name. */
public final class Messages {

  private static final String FOLDER = "com/slotbase/adapters/message/";

  private final TemplateEngine engine = new TemplateEngine();

  public Messages() {
    engine.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
    engine.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
  }

  private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
    var resolver = new ClassLoaderTemplateResolver(Messages.class.getClassLoader());
    resolver.setPrefix(FOLDER);
    resolver.setResolvablePatterns(java.util.Set.of("*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }

  /** The ISO 639 codes of the languages that there are texts in, English first. */
  public static List<String> languages() {
    return Phrases.LANGUAGES.stream().map(Locale::getLanguage).toList();
  }

  /**
   * @param language an ISO 639 code; one without texts gets English
   */
  public Message message(MessageTemplate template, String language, MessageFacts facts) {
    Phrases phrases = Phrases.in(language);
    var context =
        new Context(
            Locale.of(phrases.language()),
            Map.of(
                "language", phrases.language(),
                "title", phrases.of(template, "title", facts),
                "summary", phrases.of(template, "summary", facts),
                "listing", facts.listing(),
                "when", phrases.label("when", facts),
                "price", phrases.label("price", facts),
                "booking", phrases.label("booking", facts) + " " + facts.bookingId(),
                "footer", phrases.label("footer", facts)));
    return new Message(
        oneLine(phrases.of(template, "subject", facts)),
        oneLine(phrases.of(template, "summary", facts)),
        engine.process("message.html", context),
        engine.process("message.txt", context),
        Calendars.file(template, facts));
  }

  /**
   * A header ends with its line, and so does what a phone shows, whatever the listing is called.
   */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
