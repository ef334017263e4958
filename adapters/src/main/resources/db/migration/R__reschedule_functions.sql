-- Puts a booking on a range that it has claimed, lets go of the one it had, and says so. A payment that
-- is still wanted was for a move from there: it is refused, which leaves it to its story to void it.
create or replace function settle_range(
  p_booking booking, p_start timestamptz, p_end timestamptz, p_unit integer, p_price bigint, p_actor text, p_details jsonb)
returns void language plpgsql as $$
begin
  update booking set starts_at = p_start, ends_at = p_end, unit = p_unit, price_minor = p_price,
    changed_at = now(), version = version + 1 where id = p_booking.id;
  update payment set refused_at = now()
    where booking_id = p_booking.id and purpose = 'RESCHEDULE' and refused_at is null and closed_at is null;
  perform record_event(p_booking.id, 'booking.rescheduled', p_actor, p_details || jsonb_build_object(
    'fromStart', p_booking.starts_at, 'fromEnd', p_booking.ends_at, 'fromUnit', p_booking.unit,
    'fromPriceMinor', p_booking.price_minor,
    'start', p_start, 'end', p_end, 'unit', p_unit, 'priceMinor', p_price));
  -- After its event, as the next one's tells that they have the slot.
  perform free_slot(p_booking.id, p_actor, tstzrange(p_booking.starts_at, p_booking.ends_at));
end $$;

-- Moves a booking for which nothing is to be paid, in this one transaction: the new range is claimed
-- before the old one is let go. False if no unit is free; then nothing was changed.
-- p_refunds: what is given back, as request_refunds takes it.
create or replace function reschedule_booking(
  p_booking text, p_start timestamptz, p_end timestamptz, p_price bigint, p_actor text, p_refunds jsonb, p_details jsonb)
returns boolean language plpgsql as $$
declare
  v_booking booking;
  v_unit integer;
begin
  select * into strict v_booking from booking where id = p_booking for update;
  v_unit := claim_range(v_booking, tstzrange(p_start, p_end));
  if v_unit is null then
    return false;
  end if;
  perform settle_range(v_booking, p_start, p_end, v_unit, p_price, p_actor, p_details);
  perform request_refunds(p_booking, null, p_actor, 'Moved to a cheaper range', p_refunds);
  perform log_step(p_booking, 'reschedule', p_booking || ':' || v_booking.version + 1, 'move', 'COMPLETED', 1, p_actor, p_details);
  return true;
end $$;

-- The payment of the difference to a range: the one that is wanted already if it is for the same range
-- and amount and has time left, else a new one, which takes the place of the one before.
--   WANTED  payment_id is it; replaced is the one that it took the place of, if any
--   TAKEN   no unit is free at this moment
create or replace function request_reschedule_payment(
  p_payment text, p_booking text, p_start timestamptz, p_end timestamptz, p_due bigint, p_default_hold interval,
  out outcome text, out payment_id text, out replaced text)
language plpgsql as $$
declare
  v_booking booking;
  v_listing listing;
  v_wanted payment;
begin
  select * into strict v_booking from booking where id = p_booking for update;
  select * into strict v_listing from listing where id = v_booking.listing_id;
  if not is_free(v_listing, tstzrange(p_start, p_end), p_booking) then
    outcome := 'TAKEN';
    return;
  end if;

  outcome := 'WANTED';
  select * into v_wanted from payment
    where booking_id = p_booking and purpose = 'RESCHEDULE' and refused_at is null and closed_at is null for update;
  if (v_wanted.starts_at, v_wanted.ends_at, v_wanted.amount_minor) = (p_start, p_end, p_due) and v_wanted.expires_at > now() then
    payment_id := v_wanted.id;
    return;
  end if;
  update payment set refused_at = now() where id = v_wanted.id;
  replaced := v_wanted.id;
  payment_id := p_payment;
  insert into payment (id, booking_id, purpose, amount_minor, currency, starts_at, ends_at, expires_at)
    values (p_payment, p_booking, 'RESCHEDULE', p_due, v_booking.currency, p_start, p_end,
      date_trunc('milliseconds', now()) + coalesce(make_interval(secs => v_listing.hold_seconds), p_default_hold));
  perform record_event(p_booking, 'payment.requested', 'payment', jsonb_build_object(
    'paymentId', p_payment, 'minor', p_due, 'currency', v_booking.currency, 'start', p_start, 'end', p_end));
end $$;

-- Begins a move whose difference was authorised in time for exactly this range and amount: the new range
-- is claimed while the old one stays, until Stripe has said what became of the money.
--   STARTED  payment_id is being captured from now on
--   TAKEN    no unit is free; nothing was changed
--   UNPAID   nothing is authorised for it
create or replace function begin_reschedule(
  p_booking text, p_start timestamptz, p_end timestamptz, p_price bigint, p_due bigint, p_actor text,
  out outcome text, out payment_id text)
language plpgsql as $$
declare
  v_booking booking;
  v_unit integer;
  v_details jsonb;
begin
  select * into strict v_booking from booking where id = p_booking for update;
  select id into payment_id from payment
    where booking_id = p_booking and purpose = 'RESCHEDULE' and refused_at is null and closed_at is null
      and status = 'AUTHORIZED' and authorized_at <= expires_at
      and (starts_at, ends_at, amount_minor) = (p_start, p_end, p_due) for update;
  if not found then
    outcome := 'UNPAID';
    return;
  end if;
  v_unit := claim_range(v_booking, tstzrange(p_start, p_end));
  if v_unit is null then
    outcome := 'TAKEN';
    return;
  end if;
  insert into reschedule (payment_id, booking_id, unit, price_minor, requested_by)
    values (payment_id, p_booking, v_unit, p_price, p_actor);
  v_details := jsonb_build_object('paymentId', payment_id, 'start', p_start, 'end', p_end, 'unit', v_unit);
  perform record_event(p_booking, 'booking.rescheduling', p_actor, v_details);
  perform log_step(p_booking, 'reschedule', payment_id, 'claim', 'COMPLETED', 1, p_actor, v_details);
  perform log_step(p_booking, 'reschedule', payment_id, 'capture', 'STARTED', 1, 'the story', '{}');
  outcome := 'STARTED';
end $$;

-- Ends a move whose difference was captured: the booking is on the new range, and the old one is free.
-- False if none is under way with this payment.
create or replace function finish_reschedule(p_payment text) returns boolean language plpgsql as $$
declare
  v_booking booking;
  v_payment payment;
  v_move reschedule;
begin
  select * into strict v_payment from payment where id = p_payment;
  select * into strict v_booking from booking where id = v_payment.booking_id for update;
  update reschedule set ended_at = now(), moved = true where payment_id = p_payment and ended_at is null
    returning * into v_move;
  if not found then
    return false;
  end if;
  perform end_payment(v_move.booking_id, p_payment, true);
  perform log_step(v_move.booking_id, 'reschedule', p_payment, 'capture', 'COMPLETED', 1, 'the story', '{}');
  perform settle_range(v_booking, v_payment.starts_at, v_payment.ends_at, v_move.unit, v_move.price_minor,
    v_move.requested_by, jsonb_build_object('paymentId', p_payment));
  perform log_step(v_move.booking_id, 'reschedule', p_payment, 'move', 'COMPLETED', 1, 'the story', '{}');
  return true;
end $$;

-- Ends a move whose difference could not be captured: the new range is let go, the booking is as it was,
-- and what may still be authorised is voided. False if none is under way with this payment.
create or replace function fail_reschedule(p_payment text, p_reason text) returns boolean language plpgsql as $$
declare
  v_payment payment;
  v_details jsonb := jsonb_build_object('paymentId', p_payment, 'reason', p_reason);
begin
  perform from booking where id = (select booking_id from payment where id = p_payment) for update;
  update reschedule set ended_at = now() where payment_id = p_payment and ended_at is null;
  if not found then
    return false;
  end if;
  update payment set status = case when closed_at is null then 'FAILED' else status end,
      refused_at = coalesce(refused_at, now())
    where id = p_payment returning * into strict v_payment;
  perform record_event(v_payment.booking_id, 'booking.reschedule_failed', 'the story', v_details);
  perform free_slot(v_payment.booking_id, 'the story', tstzrange(v_payment.starts_at, v_payment.ends_at));
  perform log_step(v_payment.booking_id, 'reschedule', p_payment, 'capture', 'FAILED', 1, 'the story', v_details);
  perform log_step(v_payment.booking_id, 'reschedule', p_payment, 'claim', 'COMPENSATED', 1, 'the story', '{}');
  return true;
end $$;
