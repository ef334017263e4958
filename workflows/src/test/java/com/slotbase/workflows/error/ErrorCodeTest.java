package com.slotbase.workflows.error;

import static com.slotbase.workflows.error.ErrorCode.DATABASE_CONNECTION_FAILED;
import static com.slotbase.workflows.error.ErrorCode.INTERNAL_SERVER_ERROR;
import static com.slotbase.workflows.error.ErrorCode.INVALID_WALLET_ADDRESS;
import static com.slotbase.workflows.error.ErrorCode.RATE_LIMIT_EXCEEDED;
import static com.slotbase.workflows.error.ErrorCode.REQUEST_TIMEOUT;
import static com.slotbase.workflows.error.ErrorCode.SERVICE_UNAVAILABLE;
import static com.slotbase.workflows.error.ErrorCode.WEBSOCKET_CONNECTION_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** E1, E3, E6, E7: the registry against the tables of the requirements. */
class ErrorCodeTest {

  @ParameterizedTest
  @CsvSource({
    "SELLER_NOT_FOUND,          404, CLIENT",
    "INVALID_WALLET_ADDRESS,    400, CLIENT",
    "UNAUTHORIZED_ACCESS,       401, CLIENT",
    "INSUFFICIENT_PERMISSIONS,  403, CLIENT",
    "VALIDATION_FAILED,         400, CLIENT",
    "LISTING_NOT_FOUND,         404, CLIENT",
    "TIER_LIMIT_EXCEEDED,       403, BUSINESS",
    "RATE_LIMIT_EXCEEDED,       429, CLIENT",
    "INTERNAL_SERVER_ERROR,     500, SERVER",
    "SERVICE_UNAVAILABLE,       503, SERVER",
    "DATABASE_CONNECTION_FAILED,500, SERVER",
    "CACHE_SERVICE_ERROR,       500, SERVER",
    "IMAGE_UPLOAD_FAILED,       500, SERVER",
    "WEBSOCKET_CONNECTION_LOST,1006, NETWORK",
    "REQUEST_TIMEOUT,           408, NETWORK",
    "PAYMENT_PROCESSING_ERROR,  502, BUSINESS",
    "BOOKING_NOT_FOUND,         404, CLIENT",
    "SLOT_TAKEN,                409, BUSINESS",
    "INVALID_STATE,             409, BUSINESS",
    "HOLD_EXPIRED,              410, BUSINESS",
    "PAYMENT_REQUIRED,          402, BUSINESS",
    "REFUND_EXCEEDS_CAPTURE,    409, BUSINESS",
    "CANCELLATION_INCOMPLETE,   503, BUSINESS",
    "PAYLOAD_TOO_LARGE,         413, CLIENT",
    "UNSUPPORTED_MEDIA_TYPE,    415, CLIENT",
    "IDEMPOTENCY_KEY_REUSED,    422, CLIENT",
    "IDEMPOTENCY_IN_PROGRESS,   409, CLIENT",
  })
  void promisedCode_keepsItsNumberAndCategory(ErrorCode code, int status, ErrorCategory category) {
    assertThat(code.status()).isEqualTo(status);
    assertThat(code.category()).isEqualTo(category);
  }

  @Test
  void everyCodeButTheWalletAddress_isRecoverable() {
    assertThat(codesThat(code -> !code.recoverable())).containsExactly(INVALID_WALLET_ADDRESS);
  }

  @Test
  void fiveCodes_areRepeatedAndNoOther() {
    assertThat(codesThat(code -> code.retry().repeats()))
        .containsExactlyInAnyOrder(
            RATE_LIMIT_EXCEEDED,
            SERVICE_UNAVAILABLE,
            INTERNAL_SERVER_ERROR,
            REQUEST_TIMEOUT,
            DATABASE_CONNECTION_FAILED);
  }

  @Test
  void defaultRetry_isThreeCallsDoublingFromOneSecondToThirty() {
    assertThat(SERVICE_UNAVAILABLE.retry())
        .isEqualTo(new RetryRule(3, Duration.ofSeconds(1), 2, Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @EnumSource
  void actions_areTheCodesOwnOrRetryAndReport(ErrorCode code) {
    List<RecoveryAction> expected =
        switch (code) {
          case UNAUTHORIZED_ACCESS ->
              List.of(
                  RecoveryAction.CONNECT_WALLET, RecoveryAction.SIGN_IN, RecoveryAction.REFRESH);
          case TIER_LIMIT_EXCEEDED -> List.of(RecoveryAction.UPGRADE, RecoveryAction.SEE_LIMITS);
          case SERVICE_UNAVAILABLE -> List.of(RecoveryAction.RETRY, RecoveryAction.OFFLINE_MODE);
          default -> List.of(RecoveryAction.RETRY, RecoveryAction.REPORT);
        };
    assertThat(code.actions()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void severity_isWithinWhatItsTypeAllows(ErrorCode code) {
    Set<Severity> allowed =
        switch (code.type()) {
          case VALIDATION -> EnumSet.of(Severity.LOW);
          case AUTHENTICATION, AUTHORIZATION -> EnumSet.of(Severity.HIGH);
          case PLATFORM_API -> EnumSet.of(Severity.MEDIUM, Severity.HIGH);
          case SYNC, RATE_LIMIT, NETWORK -> EnumSet.of(Severity.MEDIUM);
          case DATABASE -> EnumSet.of(Severity.HIGH, Severity.CRITICAL);
          case INTERNAL -> EnumSet.of(Severity.CRITICAL);
          case BUSINESS_RULE -> EnumSet.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH);
        };
    // A payment that fails is critical (E4), although a platform made it fail.
    if (code != ErrorCode.PAYMENT_PROCESSING_ERROR) {
      assertThat(code.severity()).isIn(allowed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientErrors_are4xxAndServerErrors5xx(ErrorCode code) {
    switch (code.category()) {
      case CLIENT -> assertThat(code.status()).isBetween(400, 499);
      case SERVER -> assertThat(code.status()).isBetween(500, 599);
      case BUSINESS -> assertThat(code.status()).isBetween(400, 599);
      case NETWORK -> assertThat(code).isIn(REQUEST_TIMEOUT, WEBSOCKET_CONNECTION_LOST);
    }
  }

  private static Set<ErrorCode> codesThat(Predicate<ErrorCode> holds) {
    return Arrays.stream(ErrorCode.values()).filter(holds).collect(Collectors.toSet());
  }
}
