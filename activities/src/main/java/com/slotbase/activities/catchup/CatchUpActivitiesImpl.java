package com.slotbase.activities.catchup;

import com.slotbase.adapters.webhook.Receipt;
import com.slotbase.adapters.webhook.StripeEventList;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.adapters.webhook.WebhookEvent;
import com.slotbase.workflows.catchup.CatchUpActivities;
import com.slotbase.workflows.catchup.CatchUpWorkflow.CatchUpReport;
import com.slotbase.workflows.domain.Wake;
import com.slotbase.workflows.story.Stories;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pass over the list, from the latest event on, in portions that fit in memory: the new ones of a
 * portion go through the inbox, the oldest first. What there is no time for, the next pass finds.
 */
public final class CatchUpActivitiesImpl implements CatchUpActivities {

  private static final Logger log = LoggerFactory.getLogger(CatchUpActivitiesImpl.class);

  /** Stripe itself tries for three days; the fourth is for an outage at their end. */
  private static final Duration LOOKING_BACK = Duration.ofDays(4);

  private static final Duration MOST_TIME = Duration.ofMinutes(2);

  /** 2,000 events of a few kilobytes: all there is, but after a long outage. */
  private static final int PAGES_A_PORTION = 20;

  private static final Duration WAKE_DEADLINE = Duration.ofSeconds(5);

  private final StripeEventList list;
  private final StripeInbox inbox;
  private final Stories stories;
  private final InstantSource clock = InstantSource.system();

  public CatchUpActivitiesImpl(StripeEventList list, StripeInbox inbox, Stories stories) {
    this.list = list;
    this.inbox = inbox;
    this.stories = stories;
  }

  @Override
  public CatchUpReport fetchUndeliveredEvents() {
    return new Pass(clock.instant()).over();
  }

  /** What a pass has come to. */
  private final class Pass {

    private final Instant since;
    private final Instant until;
    private @Nullable String last;
    private boolean ended;
    private int undelivered;
    private int processed;
    private int failed;

    Pass(Instant now) {
      since = now.minus(LOOKING_BACK);
      until = now.plus(MOST_TIME);
    }

    CatchUpReport over() {
      while (!ended && inTime()) {
        for (WebhookEvent event : portion().reversed()) {
          if (inTime()) {
            receive(event);
          }
        }
      }
      if (!inTime()) {
        log.warn("The catch-up ran out of time at {} events; the next pass goes on", undelivered);
      }
      return new CatchUpReport(undelivered, processed, failed);
    }

    /** The next events of the list that we don't know, the latest first. */
    private List<WebhookEvent> portion() {
      var unheard = new ArrayList<WebhookEvent>();
      for (int pages = 0; pages < PAGES_A_PORTION && !ended && inTime(); pages++) {
        alive(undelivered);
        StripeEventList.Page page = list.undelivered(since, last);
        undelivered += page.events().size();
        unheard.addAll(inbox.unheard(page.events()));
        ended = page.last();
        last = page.events().isEmpty() ? last : page.events().getLast().id();
      }
      return unheard;
    }

    private void receive(WebhookEvent event) {
      alive(event.id());
      switch (inbox.receive(event)) {
        case Receipt.Processed received -> {
          processed++;
          received.wake().forEach(CatchUpActivitiesImpl.this::wake);
        }
        case Receipt.Failed _ -> failed++;
        case Receipt.Duplicate _ -> {
          // Its webhook was quicker.
        }
      }
    }

    private boolean inTime() {
      return clock.instant().isBefore(until);
    }
  }

  private void wake(Wake story) {
    try {
      stories.wake(story, "catch-up", WAKE_DEADLINE);
    } catch (RuntimeException e) {
      log.warn("{} was not woken; the sweep will", story, e);
    }
  }

  private static void alive(Object progress) {
    Activity.getExecutionContext().heartbeat(progress);
  }
}
