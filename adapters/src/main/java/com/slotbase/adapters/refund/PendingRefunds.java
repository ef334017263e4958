package com.slotbase.adapters.refund;

import com.slotbase.workflows.domain.Wake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Asks Stripe how a refund is that it had accepted, when no webhook tells (C4). */
public final class PendingRefunds {

  private final TransactionOperations transaction;
  private final RefundGateway gateway;
  private final RefundReports reports;

  public PendingRefunds(
      TransactionOperations transaction, RefundGateway gateway, RefundReports reports) {
    this.transaction = transaction;
    this.gateway = gateway;
    this.reports = reports;
  }

  /**
   * @return the story that has something to do now
   * @throws com.slotbase.adapters.payment.PaymentFault if Stripe gave no answer
   */
  public Optional<Wake> look(String stripeRefundId) {
    StripeRefund shown = gateway.read(stripeRefundId);
    @Nullable Optional<Wake> wake = transaction.execute(status -> reports.note(shown));
    return wake == null ? Optional.empty() : wake;
  }
}
