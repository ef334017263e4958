package com.slotbase.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.slotbase.workflows.domain.BookingNews;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every message is read back as it was written, by readers older and newer than its writer. */
class MessageRoundTripTest {

  private static final DataConverter CONVERTER = PayloadConversion.dataConverter();
  private static final ObjectMapper JSON = new ObjectMapper();
  static final List<Record> SAMPLES = MessageSamples.ALL;

  @Test
  void everyMessage_hasASample() {
    Set<Class<?>> expected =
        TemporalSurface.messages().stream()
            .flatMap(MessageRoundTripTest::concrete)
            .collect(Collectors.toSet());
    assertThat(SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("A message without a sample in MessageSamples is neither tried nor in the golden file")
        .isEqualTo(expected);
  }

  /** One record in, one record out: anything else can't be added to later. */
  @Test
  void everyMessage_isARecordOrASealedFamilyOfRecords() {
    assertThat(TemporalSurface.messages().stream().flatMap(MessageRoundTripTest::concrete))
        .isNotEmpty()
        .allMatch(Class::isRecord);
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void message_isReadBackAsItWasWritten(Record message) {
    assertThat(read(written(message), message)).isEqualTo(message);
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void fieldsOfALaterVersion_arePassedOver(Record message) throws JsonProcessingException {
    JsonNode json = json(message);
    Stream.concat(Stream.of(json), objectsWithin(json))
        .map(ObjectNode.class::cast)
        .toList()
        .forEach(object -> object.putObject("fieldOfALaterVersion").put("x", 1));
    assertThat(json.toString()).contains("fieldOfALaterVersion");
    assertThat(read(payload(message, json), message)).isEqualTo(message);
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void fieldsThatMayBeAbsent_areReadAsNothing(Record message) throws JsonProcessingException {
    JsonNode json = json(message);
    Stream.concat(Stream.of(json), objectsWithin(json))
        .map(ObjectNode.class::cast)
        .toList()
        .forEach(object -> object.properties().removeIf(field -> field.getValue().isNull()));
    assertThat(read(payload(message, json), message)).isEqualTo(message);
  }

  @Test
  void oneOfAFamily_isReadByTheFamilysType() {
    var voided = new BookingNews.PaymentVoided("payment-1");
    assertThat(CONVERTER.fromPayload(written(voided), BookingNews.class, BookingNews.class))
        .isEqualTo(voided);
  }

  private static Stream<Class<?>> concrete(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageRoundTripTest::concrete)
        : Stream.of(type);
  }

  private static Payload written(Record message) {
    return CONVERTER.toPayload(message).orElseThrow();
  }

  /** As the declared type: a member of a family is never asked for by its own. */
  private static Object read(Payload payload, Record message) {
    Class<?> declared =
        TemporalSurface.messages().stream()
            .filter(type -> type.isInstance(message))
            .findFirst()
            .orElseThrow();
    return CONVERTER.fromPayload(payload, declared, declared);
  }

  private static JsonNode json(Record message) throws JsonProcessingException {
    return JSON.readTree(written(message).getData().toStringUtf8());
  }

  private static Stream<JsonNode> objectsWithin(JsonNode json) {
    return json.valueStream()
        .flatMap(value ->
            Stream.concat(
                value.isObject() ? Stream.of(value) : Stream.empty(), objectsWithin(value)));
  }

  private static Payload payload(Record message, JsonNode json) {
    return written(message).toBuilder().setData(ByteString.copyFromUtf8(json.toString())).build();
  }
}
