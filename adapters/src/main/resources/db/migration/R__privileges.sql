-- What the application's role may do; it owns nothing, and what is append-only it can't change.
grant usage on schema public to ${app_role};
grant select, insert on person, listing, booking, slot_claim, booking_event, outbox, payment, operator_case,
  stripe_event, idempotency_record, offline_payment, refund, cancellation, reschedule, push_token, mailbox_stop, notification,
  resend_event, push_delivery, waitlist_entry to ${app_role};
-- Append-only, like the events: what was booked, alerted and logged is never changed (C6, X5).
grant select, insert on ledger_transaction, ledger_entry, alert, transaction_log, notification_attempt to ${app_role};
-- Locking an outbox row takes the right to update it.
grant update on person, listing, booking, slot_claim, outbox, payment, operator_case, stripe_event, idempotency_record,
  offline_payment, refund, cancellation, reschedule, push_token, mailbox_stop, notification, resend_event,
  push_delivery, waitlist_entry to ${app_role};
grant delete on push_token, slot_claim, outbox, stripe_event, resend_event, idempotency_record to ${app_role};
grant select on booking_transition to ${app_role};
grant select on pending_notifications, notification_retry_queue to ${app_role};
