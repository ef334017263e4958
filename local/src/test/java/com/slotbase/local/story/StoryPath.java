package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.PaymentStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way through a story. Each is played on the real server, and the histories that it left when it
 * was recorded are replayed by the build.
 */
interface StoryPath {

  /** The longest first. */
  static List<StoryPath> all() {
    return Stream.<StoryPath[]>of(
            RefundPath.values(),
            BookingPath.values(),
            ReschedulePath.values(),
            MessagePath.values())
        .flatMap(Arrays::stream)
        .toList();
  }

  /** What it is called, as a constant is. */
  String name();

  /** What the booking is in the end. */
  BookingStatus becomes();

  /** What has become of its money in the end. */
  PaymentStatus money();

  /** Up to the last thing that is done from outside; the story may still be going on. */
  Story play(Lab lab);

  /** Sees, once its runs have ended, whether all is as it should be. */
  default void judge(Lab lab, Story story) {
    assertThat(lab.rowStatus(story.booking())).isEqualTo(becomes());
    assertThat(lab.find(story.booking()).paymentStatus()).isEqualTo(money());
  }

  /** The name of its stored history, or what the names of its histories begin with. */
  default String history() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What became of a booking, and the runs that saw to it. */
  record Story(Booking booking, List<Run> runs) {

    /** Of one workflow, whose history is the path's only one. */
    static Story of(Booking booking, String workflowId) {
      return new Story(booking, List.of(new Run("", workflowId, Optional.empty())));
    }
  }

  /**
   * A run of a workflow.
   *
   * @param part tells its history from the path's others; empty when it has only one
   * @param runId which run; absent for the latest
   */
  record Run(String part, String workflowId, Optional<String> runId) {

    String history(StoryPath path) {
      return part.isEmpty() ? path.history() : path.history() + "." + part;
    }
  }
}
