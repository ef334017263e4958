package com.slotbase.starter.payment;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.payment.OfflinePayment;
import com.slotbase.adapters.payment.OfflinePaymentOutcome;
import com.slotbase.adapters.payment.OfflinePaymentStore;
import com.slotbase.starter.body.Text;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** C7: what was paid at the desk. */
@RestController
@Tag(name = "Payments")
class OfflinePaymentController {

  private static final int LONGEST_REFERENCE = 200;

  private final VisibleBookings bookings;
  private final OfflinePaymentStore payments;

  OfflinePaymentController(VisibleBookings bookings, OfflinePaymentStore payments) {
    this.bookings = bookings;
    this.payments = payments;
  }

  /**
   * @param amount in the booking's currency; need not be its price
   * @param reference what staff find it by, up to 200 characters
   */
  @Schema(name = "OfflinePaymentRequest")
  record OfflinePaymentBody(
      @Nullable MoneyRequest amount,
      OfflinePayment.@Nullable Method method,
      @Nullable String reference) {}

  /**
   * @param recordedBy the {@code sub} of who recorded it
   */
  @Schema(name = "OfflinePayment")
  record OfflinePaymentView(
      String id,
      String bookingId,
      Money amount,
      OfflinePayment.Method method,
      @Nullable String reference,
      String recordedBy,
      Status status) {

    /** What is recorded stays so; what was given back of it is told by the refunds. */
    @Schema(name = "OfflinePaymentStatus")
    enum Status {
      RECORDED
    }

    static OfflinePaymentView of(OfflinePayment payment) {
      return new OfflinePaymentView(
          payment.id(),
          payment.bookingId(),
          payment.amount(),
          payment.method(),
          payment.reference(),
          payment.recordedBy(),
          Status.RECORDED);
    }
  }

  @PostMapping("/v1/bookings/{id}/offline-payments")
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Record a payment that was made offline",
      description =
          "By staff. The booking counts as paid at once. The same amount for the same booking within "
              + "5 minutes is the same payment.")
  @ApiResponse(responseCode = "201", description = "Recorded")
  @ApiResponse(responseCode = "200", description = "Recorded before: the first one")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.INVALID_STATE
  })
  ResponseEntity<OfflinePaymentView> record(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody OfflinePaymentBody body) {
    Booking booking = bookings.get(id, caller);
    if (!caller.actsFor(booking.sellerId())) {
      throw Caller.forbidden();
    }
    return switch (payments.record(payment(booking, caller, body))) {
      case OfflinePaymentOutcome.Recorded recorded ->
          ResponseEntity.status(HttpStatus.CREATED).body(OfflinePaymentView.of(recorded.payment()));
      case OfflinePaymentOutcome.Duplicate duplicate ->
          ResponseEntity.ok(OfflinePaymentView.of(duplicate.payment()));
      case OfflinePaymentOutcome.OtherCurrency other ->
          throw ApiException.invalid("amount.currency", "must be the booking's");
      case OfflinePaymentOutcome.NotTaken notTaken ->
          throw new ApiException(
              ErrorCode.INVALID_STATE, Map.of("status", bookings.get(id, caller).status()));
    };
  }

  private static OfflinePayment payment(Booking booking, Caller caller, OfflinePaymentBody body) {
    var violations = new Violations();
    Money amount = MoneyRequest.moved(body.amount(), booking, "amount", violations);
    violations.present(body.method(), "method");
    violations.require(
        body.reference() == null || Text.isLine(body.reference(), LONGEST_REFERENCE),
        "reference",
        "must be 1 to " + LONGEST_REFERENCE + " characters of text");
    violations.refuse();
    if (amount == null || body.method() == null) {
      throw new ApiException(ErrorCode.VALIDATION_FAILED);
    }
    return new OfflinePayment(
        Ids.offlinePayment(), booking.id(), amount, body.method(), body.reference(), caller.sub());
  }
}
