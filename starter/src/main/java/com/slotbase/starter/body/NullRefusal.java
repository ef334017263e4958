package com.slotbase.starter.body;

import com.slotbase.starter.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses nulls: an absent value is an absent field. It looks at the text, as the mapper gives a
 * record the same for a field that is null and one that is not there.
 */
@RestControllerAdvice
class NullRefusal extends RequestBodyAdviceAdapter {

  private final JsonMapper json;

  NullRefusal(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    byte[] body = message.getBody().readAllBytes();
    refuseNulls(body);
    return new Buffered(message.getHeaders(), new ByteArrayInputStream(body));
  }

  private record Buffered(HttpHeaders getHeaders, InputStream getBody)
      implements HttpInputMessage {}

  private void refuseNulls(byte[] body) {
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NULL) {
          throw ApiException.invalid(
              path(parser.streamReadContext()), "must have a value, or be left out");
        }
      }
    } catch (JacksonException malformed) {
      // Whoever reads it next says so, and where.
    }
  }

  private static String path(TokenStreamContext at) {
    if (at.inRoot()) {
      return "body";
    }
    TokenStreamContext outer = at.getParent();
    String before = outer.inRoot() ? "" : path(outer);
    if (at.inArray()) {
      return before + "[" + at.getCurrentIndex() + "]";
    }
    return before.isEmpty() ? at.currentName() : before + "." + at.currentName();
  }
}
