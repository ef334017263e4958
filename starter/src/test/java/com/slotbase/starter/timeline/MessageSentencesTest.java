package com.slotbase.starter.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.timeline.TimelineEntry.Message;
import com.slotbase.adapters.timeline.TimelineEntry.Progress;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageSentencesTest {

  @ParameterizedTest
  @EnumSource
  void everyMessage_isToldInSentences_inEveryCase(MessageTemplate template) {
    for (Channel channel : Channel.values()) {
      for (Progress progress : Progress.values()) {
        assertThat(MessageSentences.of(message(template, channel, progress)))
            .matches("[A-Z][a-z0-9 ,.]*(There is no address|[a-z])\\.")
            .doesNotContain("  ", "..");
      }
    }
  }

  /** The same type is the same kind of thing. */
  @ParameterizedTest
  @EnumSource
  void whatBecomesOfAMessage_isNamedUnlikeEveryEvent(Progress progress) {
    assertThat(EventSentences.types())
        .doesNotContain(
            MessageSentences.type(message(MessageTemplate.CONFIRMED, Channel.EMAIL, progress)));
  }

  private static Message message(MessageTemplate template, Channel channel, Progress progress) {
    return new Message(
        Instant.EPOCH,
        "ntf_1",
        template,
        channel,
        "en",
        progress,
        1,
        progress == Progress.SUPPRESSED ? "There is no address" : null,
        null);
  }
}
