-- Money that was taken at the desk for a hold which then ended is a person's to give back (B5).
create or replace function file_offline_cases(p_booking text) returns void language sql as $$
  insert into operator_case (kind, booking_id, subject_id, error)
  select 'CAPTURED_WITHOUT_BOOKING', booking_id, id, 'Paid at the desk for a hold that has ended'
  from offline_payment where booking_id = p_booking and refund_reserved_minor < amount_minor
  on conflict (kind, subject_id) where resolved_at is null do nothing
$$;

-- Closes the cases of what was given back, or of a booking that is taken up again after all.
create or replace function close_offline_cases(p_booking text, p_given_back boolean) returns void language sql as $$
  update operator_case c set resolved_at = now() from offline_payment o
  where o.booking_id = p_booking and c.subject_id = o.id and c.kind = 'CAPTURED_WITHOUT_BOOKING'
    and c.resolved_at is null and (not p_given_back or o.refund_reserved_minor = o.amount_minor)
$$;

-- Records money that staff took outside Stripe (C7), and books it in the same transaction.
--   RECORDED        payment is the new row
--   DUPLICATE       the same amount was recorded for the booking within 5 minutes: payment is that row
--   OTHER_CURRENCY  it is not the booking's; nothing was written
--   NOT_TAKEN       the booking is in a state in which none is taken, or an offer that was not accepted;
--                   nothing was written
create or replace function record_offline_payment(
  p_id text, p_booking text, p_amount bigint, p_currency text, p_method text, p_reference text, p_actor text,
  out outcome text, out payment offline_payment)
language plpgsql as $$
declare
  v_booking booking;
begin
  -- Whoever records for the same booking comes after us, and finds what we record.
  select * into strict v_booking from booking where id = p_booking for update;
  if v_booking.currency <> p_currency then
    outcome := 'OTHER_CURRENCY';
    return;
  end if;
  select * into payment from offline_payment o
    where o.booking_id = p_booking and o.amount_minor = p_amount and o.recorded_at > now() - interval '5 min'
    order by o.recorded_at limit 1;
  if found then
    outcome := 'DUPLICATE';
  elsif v_booking.status in ('CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')
      or v_booking.status = 'HELD' and v_booking.expires_at > now() and v_booking.offer is distinct from 'MADE' then
    insert into offline_payment (id, booking_id, amount_minor, currency, method, reference, recorded_by)
      values (p_id, p_booking, p_amount, p_currency, p_method, p_reference, p_actor)
      returning * into payment;
    perform book(p_booking, 'OFFLINE_PAYMENT', p_id, jsonb_build_object('OFFLINE', p_amount, 'CUSTOMER', -p_amount));
    perform record_event(p_booking, 'payment.recorded', p_actor,
      jsonb_build_object('offlinePaymentId', p_id, 'minor', p_amount, 'method', p_method));
    outcome := 'RECORDED';
  else
    outcome := 'NOT_TAKEN';
  end if;
end $$;
