package com.slotbase.starter.refund;

import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.adapters.refund.RefundStore.Requested;
import com.slotbase.starter.body.FreeText;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.idempotency.AnswerRecorded;
import com.slotbase.starter.money.MoneyRequest;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** C4: partial refunds, as many as there is money for. */
@RestController
@Tag(name = "Refunds")
class RefundRequestController {

  private final VisibleBookings bookings;
  private final RefundStore refunds;

  RefundRequestController(VisibleBookings bookings, RefundStore refunds) {
    this.bookings = bookings;
    this.refunds = refunds;
  }

  /**
   * @param amount in the booking's currency
   * @param reason for who reads the booking's history; stays with us
   */
  @Schema(name = "RefundRequest")
  record RefundBody(@Nullable MoneyRequest amount, @Nullable String reason) {}

  @PostMapping("/v1/bookings/{id}/refunds")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Give money back",
      description =
          "By staff, beside any cancellation. It is on record with its amount reserved when this is "
              + "answered, and made then; the booking's refunds tell how it stands. An amount that no "
              + "single payment has left becomes a refund of each, of which the answer is the first.")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.REFUND_EXCEEDS_CAPTURE
  })
  RefundView request(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody RefundBody body) {
    Booking booking = bookings.get(id, caller);
    if (!caller.actsFor(booking.sellerId())) {
      throw Caller.forbidden();
    }
    var violations = new Violations();
    Money amount = MoneyRequest.moved(body.amount(), booking, "amount", violations);
    violations.refuse();
    String reason = FreeText.optional("reason", body.reason());
    return switch (refunds.request(
        booking.id(), Objects.requireNonNull(amount), caller.sub(), reason)) {
      case Requested.Recorded recorded -> RefundView.of(recorded.refunds().getFirst());
      case Requested.Exceeds exceeds ->
          throw new ApiException(
              ErrorCode.REFUND_EXCEEDS_CAPTURE, Map.of("available", exceeds.available()));
    };
  }
}
