package com.slotbase.starter.webhook;

import com.slotbase.adapters.webhook.ResendInbox;
import com.slotbase.adapters.webhook.ResendSignature;
import com.slotbase.adapters.webhook.ResendSignature.Headers;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** N1: mails that came back, and complaints. */
@RestController
@Tag(name = "Webhooks")
class ResendWebhookController {

  private final ResendSignature signature;
  private final ResendInbox inbox;

  ResendWebhookController(ResendSignature signature, ResendInbox inbox) {
    this.signature = signature;
    this.inbox = inbox;
  }

  @PostMapping("/webhooks/resend")
  @Operation(summary = "An event of Resend", description = "Signed over the body as sent.")
  @SecurityRequirements
  @Refuses(ErrorCode.WEBHOOK_SIGNATURE_INVALID)
  Received receive(
      @Parameter(required = true) @RequestHeader(name = "svix-id", required = false)
          @Nullable String id,
      @Parameter(required = true) @RequestHeader(name = "svix-timestamp", required = false)
          @Nullable String timestamp,
      @Parameter(required = true) @RequestHeader(name = "svix-signature", required = false)
          @Nullable String signatures,
      @RequestBody(required = false) byte @Nullable [] body) {
    var headers = new Headers(id, timestamp, signatures);
    return Received.of(inbox.receive(Signed.event(body, raw -> signature.verify(raw, headers))));
  }
}
