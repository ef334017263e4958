package com.slotbase.starter.operations;

import com.slotbase.adapters.refund.RefundCases;
import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.starter.body.FreeText;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.operations.RefundDecisions.Decision;
import com.slotbase.starter.page.Slice;
import com.slotbase.starter.security.Caller;
import com.slotbase.starter.security.Role;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** C2, D3: refunds that could not be made. */
@RestController
@RequestMapping("/v1/ops/refund-cases")
@Tag(name = "Operations")
class RefundCaseController {

  private final RefundCases cases;
  private final RefundDecisions decisions;

  RefundCaseController(RefundCases cases, RefundDecisions decisions) {
    this.cases = cases;
    this.decisions = decisions;
  }

  /**
   * @param nextCursor for the page after this one; absent on the last
   */
  @Schema(name = "RefundCasePage")
  record Page(List<RefundCaseView> items, @Nullable String nextCursor) {}

  /**
   * @param reason for who reads it later
   * @param reference of a refund by other means: where it can be found
   */
  @Schema(name = "Decision")
  record DecisionBody(@Nullable String reason, @Nullable String reference) {}

  @GetMapping
  @Operation(
      summary = "Refunds that were left to a person",
      description = "The newest first, also those that are settled.")
  @Refuses({ErrorCode.VALIDATION_FAILED, ErrorCode.INSUFFICIENT_PERMISSIONS})
  Page list(
      @AuthenticationPrincipal Caller caller,
      @Parameter(
              description = "`PENDING_MANUAL` are those to be decided",
              schema = @Schema(implementation = RefundStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "How many at most, 1 to 200") @RequestParam(defaultValue = "50")
          int limit,
      @Parameter(description = "The `nextCursor` of the page before")
          @RequestParam(required = false)
          @Nullable String cursor) {
    operatorsOnly(caller);
    int toRead = Slice.toRead(limit);
    if (cursor != null && !cursor.matches("\\d{1,18}")) {
      throw ApiException.invalid("cursor", "must be the nextCursor of a page");
    }
    var page =
        Slice.of(
            cases.list(status(status), cursor == null ? null : Long.valueOf(cursor), toRead),
            limit);
    return new Page(page.told(RefundCaseView::of), page.next(RefundCase::id));
  }

  @PostMapping("/{id}/retry")
  @Operation(
      summary = "Have a refund tried again",
      description = "Once, at once. If Stripe has made it unheard, that is taken note of instead.")
  @ApiResponse(responseCode = "200", description = "Tried; the status says with what success")
  @ApiResponse(responseCode = "202", description = "Decided, and still being carried out")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.REFUND_CASE_NOT_FOUND,
    ErrorCode.INVALID_STATE,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  ResponseEntity<RefundCaseView> retry(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody DecisionBody body) {
    return decide(caller, id, OperatorAct.RETRY, body);
  }

  @PostMapping("/{id}/mark-refunded")
  @Operation(
      summary = "Note that a refund was made by other means",
      description = "Refused when Stripe shows it as made, which is taken note of.")
  @ApiResponse(responseCode = "200", description = "Noted")
  @ApiResponse(responseCode = "202", description = "Decided, and still being carried out")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.REFUND_CASE_NOT_FOUND,
    ErrorCode.INVALID_STATE,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  ResponseEntity<RefundCaseView> markRefunded(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody DecisionBody body) {
    return decide(caller, id, OperatorAct.MARK_REFUNDED, body);
  }

  @PostMapping("/{id}/waive")
  @Operation(
      summary = "Decide that a refund is not made",
      description = "Refused when Stripe shows it as made, which is taken note of.")
  @ApiResponse(responseCode = "200", description = "Waived")
  @ApiResponse(responseCode = "202", description = "Decided, and still being carried out")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.REFUND_CASE_NOT_FOUND,
    ErrorCode.INVALID_STATE,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  ResponseEntity<RefundCaseView> waive(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody DecisionBody body) {
    return decide(caller, id, OperatorAct.WAIVE, body);
  }

  @PostMapping("/{id}/reinstate")
  @Operation(
      summary = "Have a booking stand again whose cancellation could not be completed",
      description =
          "Refused when its slot is taken, when it isn't being cancelled any more, and when a refund "
              + "was made.")
  @ApiResponse(responseCode = "200", description = "The booking is confirmed")
  @ApiResponse(responseCode = "202", description = "Decided, and still being carried out")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.REFUND_CASE_NOT_FOUND,
    ErrorCode.INVALID_STATE,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  ResponseEntity<RefundCaseView> reinstate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody DecisionBody body) {
    return decide(caller, id, OperatorAct.REINSTATE, body);
  }

  private ResponseEntity<RefundCaseView> decide(
      Caller caller, String id, OperatorAct act, DecisionBody body) {
    operatorsOnly(caller);
    String reason = FreeText.required("reason", body.reason());
    String reference = FreeText.optional("reference", body.reference());
    RefundCase decided = decisions.decide(id, new Decision(act, caller.sub(), reason, reference));
    return ResponseEntity.status(decided.underWay() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(RefundCaseView.of(decided));
  }

  private static void operatorsOnly(Caller caller) {
    if (caller.role() != Role.OPERATOR) {
      throw Caller.forbidden();
    }
  }

  private static @Nullable RefundStatus status(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(RefundStatus.values())
        .filter(status -> status.name().equals(text))
        .findAny()
        .orElseThrow(() -> ApiException.invalid("status", "must be a status of a refund"));
  }
}
