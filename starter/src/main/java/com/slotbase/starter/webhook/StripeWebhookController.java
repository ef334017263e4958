package com.slotbase.starter.webhook;

import com.slotbase.adapters.webhook.Receipt;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.adapters.webhook.StripeSignature;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.workflows.domain.Wake;
import com.slotbase.workflows.error.ErrorCode;
import com.slotbase.workflows.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** W1 to W3. */
@RestController
@Tag(name = "Webhooks")
class StripeWebhookController {

  private static final Logger log = LoggerFactory.getLogger(StripeWebhookController.class);

  /** Stripe waits; and what Temporal doesn't hear of now, the sweep tells it. */
  private static final Duration WAKE_DEADLINE = Duration.ofSeconds(2);

  private final StripeSignature signature;
  private final StripeInbox inbox;
  private final Stories stories;

  StripeWebhookController(StripeSignature signature, StripeInbox inbox, Stories stories) {
    this.signature = signature;
    this.inbox = inbox;
    this.stories = stories;
  }

  @PostMapping("/webhooks/stripe")
  @Operation(summary = "An event of Stripe", description = "Signed over the body as sent.")
  @SecurityRequirements
  @Refuses(ErrorCode.WEBHOOK_SIGNATURE_INVALID)
  Received receive(
      @Parameter(required = true) @RequestHeader(name = "Stripe-Signature", required = false)
          @Nullable String header,
      @RequestBody(required = false) byte @Nullable [] body) {
    Receipt receipt = inbox.receive(Signed.event(body, raw -> signature.verify(raw, header)));
    if (receipt instanceof Receipt.Processed processed) {
      processed.wake().forEach(this::wake);
    }
    return Received.of(receipt);
  }

  private void wake(Wake story) {
    try {
      stories.wake(story, "webhook", WAKE_DEADLINE);
    } catch (RuntimeException e) {
      log.warn("The story of {} was not woken: {}", story, e.toString());
    }
  }
}
