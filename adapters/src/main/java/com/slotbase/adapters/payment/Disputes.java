package com.slotbase.adapters.payment;

import com.slotbase.workflows.domain.Money;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Charges that customers dispute with their bank: they are not refunded meanwhile (C4). */
public final class Disputes {

  private final JdbcClient jdbc;
  private final StripeClient stripe;

  public Disputes(JdbcClient jdbc, StripeSettings settings) {
    this.jdbc = jdbc;
    this.stripe = StripeConnection.open(settings);
  }

  /**
   * @throws PaymentFault if Stripe gave no answer
   */
  public StripeDispute read(String disputeId) {
    try {
      Dispute dispute = stripe.v1().disputes().retrieve(disputeId);
      String status = dispute.getStatus();
      boolean lost = status.equals("lost");
      return new StripeDispute(
          dispute.getId(),
          dispute.getPaymentIntent(),
          new Money(dispute.getAmount(), dispute.getCurrency().toUpperCase(Locale.ROOT)),
          !lost && !status.equals("won") && !status.equals("warning_closed"),
          lost);
    } catch (StripeException e) {
      throw PaymentFault.of(e, false);
    }
  }

  /** Takes note of a dispute as Stripe shows it, in the caller's transaction. */
  public void note(StripeDispute dispute) {
    jdbc.sql("select note_dispute(:intent, :dispute, :minor, :open, :lost)")
        .param("intent", dispute.paymentIntentId())
        .param("dispute", dispute.id())
        .param("minor", dispute.amount().minor())
        .param("open", dispute.open())
        .param("lost", dispute.lost())
        .query((row, n) -> "")
        .single();
  }
}
