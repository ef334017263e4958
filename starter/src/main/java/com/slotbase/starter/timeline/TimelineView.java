package com.slotbase.starter.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A timeline as told, the oldest first. */
@Schema(name = "Timeline")
record TimelineView(List<Told> events) {

  /**
   * One thing that happened.
   *
   * @param type stays the same for the same kind of thing
   * @param summary a sentence for people, in English
   * @param details for programs; what there is depends on the type
   * @param workflowId of the Temporal workflow that it is about; for staff alone
   */
  @Schema(name = "TimelineEvent")
  record Told(
      Instant at,
      String type,
      String summary,
      Map<String, Object> details,
      @Nullable String workflowId) {}
}
