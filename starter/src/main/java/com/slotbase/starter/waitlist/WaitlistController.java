package com.slotbase.starter.waitlist;

import com.slotbase.adapters.waitlist.WaitlistEntry;
import com.slotbase.adapters.waitlist.WaitlistStatus;
import com.slotbase.starter.booking.Ranges;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.idempotency.AnswerRecorded;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.starter.security.Role;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** N4. */
@RestController
@RequestMapping("/v1/waitlist")
@Tag(name = "Waitlist")
class WaitlistController {

  private final Waiting waiting;

  WaitlistController(Waiting waiting) {
    this.waiting = waiting;
  }

  @Schema(name = "WaitlistRequest")
  record WaitlistBody(@Nullable String listingId, @Nullable Instant start, @Nullable Instant end) {}

  /**
   * @param expiresAt until when it is to be accepted or, once it is, to be paid and confirmed
   */
  @Schema(name = "Offer")
  record OfferView(String bookingId, Instant expiresAt) {}

  /**
   * @param offer while one stands
   * @param whyNotOffered whenever none does
   */
  @Schema(name = "WaitlistEntry")
  record EntryView(
      String id,
      String listingId,
      Instant start,
      Instant end,
      WaitlistStatus status,
      @Nullable OfferView offer,
      @Nullable String whyNotOffered) {

    static EntryView of(WaitlistEntry entry) {
      @Nullable String why = WhyNotOffered.of(entry).orElse(null);
      WaitlistEntry.Offer offer = why == null ? entry.offer() : null;
      return new EntryView(
          entry.id(),
          entry.listingId(),
          entry.range().start(),
          entry.range().end(),
          entry.status(),
          offer == null ? null : new OfferView(offer.bookingId(), offer.expiresAt()),
          why);
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Wait for a range of slots",
      description =
          "By customers. Once all of it is free it is offered, to who has waited longest first: as a "
              + "hold of theirs, which nobody else can have meanwhile. What is free already is "
              + "offered at once. Again while the place is open: the same place.")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.LISTING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS
  })
  ResponseEntity<EntryView> join(
      @AuthenticationPrincipal Caller caller, @RequestBody WaitlistBody body) {
    if (caller.role() != Role.CUSTOMER) {
      throw Caller.forbidden();
    }
    var violations = new Violations();
    violations.present(body.listingId(), "listingId");
    TimeRange range = Ranges.sent(body.start(), body.end(), violations);
    violations.refuse();
    if (body.listingId() == null || range == null) {
      throw new ApiException(ErrorCode.VALIDATION_FAILED);
    }
    WaitlistEntry entry = waiting.join(caller, body.listingId(), range);
    return ResponseEntity.created(URI.create("/v1/waitlist/" + entry.id()))
        .body(EntryView.of(entry));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Look at a place on the waitlist",
      description = "There is an offer, or the reason why there is none.")
  @Refuses(ErrorCode.WAITLIST_ENTRY_NOT_FOUND)
  EntryView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return EntryView.of(waiting.get(id, caller));
  }

  @PostMapping("/{id}/accept")
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Accept an offer",
      description =
          "Starts the time of its hold anew, up to the start of the range. Before, it can be neither "
              + "paid nor confirmed; from then on it is a hold as any other. Again: the same.")
  @Refuses({ErrorCode.WAITLIST_ENTRY_NOT_FOUND, ErrorCode.INVALID_STATE, ErrorCode.HOLD_EXPIRED})
  EntryView accept(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return EntryView.of(waiting.accept(id, caller));
  }

  @PostMapping("/{id}/decline")
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Decline an offer",
      description =
          "It goes to the next at once, and this place ends. One that was accepted is cancelled as "
              + "any other hold. Again: the same.")
  @Refuses({ErrorCode.WAITLIST_ENTRY_NOT_FOUND, ErrorCode.INVALID_STATE, ErrorCode.HOLD_EXPIRED})
  EntryView decline(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return EntryView.of(waiting.decline(id, caller));
  }
}
