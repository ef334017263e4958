package com.slotbase.local.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Pages for people, all in one style. Values are escaped where they land. */
public final class Pages {

  private static final String STYLE = "page.css";

  private final TemplateEngine engine = new TemplateEngine();
  private final String style;

  /**
   * @param owner of the templates: they lie beside it
   */
  public Pages(Class<?> owner) {
    var resolver = new ClassLoaderTemplateResolver(owner.getClassLoader());
    resolver.setPrefix(owner.getPackageName().replace('.', '/') + "/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
    try (InputStream file = Objects.requireNonNull(Pages.class.getResourceAsStream(STYLE))) {
      style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer page(int status, String template, Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.put("style", style);
    return Answer.html(status, engine.process(template, new Context(Locale.ENGLISH, all)));
  }
}
