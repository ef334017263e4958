package com.slotbase.starter.booking;

import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.idempotency.AnswerRecorded;
import com.slotbase.starter.idempotency.IdempotentCall;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** B1, B2: the first of all calls, and the one that everybody makes at once. */
@RestController
@Tag(name = "Bookings")
class HoldController {

  /** As the {@code sub} of a token. */
  private static final Pattern PERSON = Pattern.compile("[\\x21-\\x7E]{1,255}");

  private final Holds holds;

  HoldController(Holds holds) {
    this.holds = holds;
  }

  /**
   * @param customerId whose booking it will be: only staff say so, and they have to
   */
  @Schema(name = "HoldRequest")
  record HoldBody(
      @Nullable String listingId,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable String customerId) {}

  @PostMapping("/v1/bookings")
  @ResponseStatus(HttpStatus.CREATED)
  @AnswerRecorded(AnswerRecorded.How.BY_ITSELF)
  @Operation(
      summary = "Hold a range of slots",
      description =
          "One or more whole slots of the listing's grid. From the answer on nobody else has them, "
              + "until `expiresAt` or for good, if it is confirmed before.")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.LISTING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.SLOT_TAKEN
  })
  ResponseEntity<BookingView> hold(
      @AuthenticationPrincipal Caller caller,
      @RequestBody HoldBody body,
      @RequestAttribute(name = IdempotentCall.ATTRIBUTE, required = false)
          @Nullable IdempotentCall call) {
    return holds
        .hold(wish(caller, body), call)
        .map(booking ->
            ResponseEntity.created(URI.create("/v1/bookings/" + booking.id()))
                .body(BookingView.of(booking)))
        // The record's answer takes the place of this one.
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private static Holds.Wish wish(Caller caller, HoldBody body) {
    var violations = new Violations();
    violations.present(body.listingId(), "listingId");
    TimeRange range = Ranges.sent(body.start(), body.end(), violations);
    String customer = body.customerId();
    boolean staff = caller.role() != Role.CUSTOMER;
    if (staff) {
      violations.present(customer, "customerId");
    }
    violations.require(
        customer == null || PERSON.matcher(customer).matches(),
        "customerId",
        "must be the sub of a person");
    violations.refuse();
    if (!staff && customer != null && !customer.equals(caller.sub())) {
      throw Caller.forbidden();
    }
    if (body.listingId() == null || range == null) {
      throw new ApiException(ErrorCode.VALIDATION_FAILED);
    }
    return new Holds.Wish(
        caller, customer == null ? caller.sub() : customer, body.listingId(), range);
  }
}
