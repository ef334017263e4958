-- What is started for an event; the same list as Reaction in Java, held together by a test.
drop function if exists calls_for_reaction(text);
create or replace function reactions_to(p_type text) returns text[]
language sql immutable parallel safe as $$
  select case
    when p_type in ('booking.hold.expired', 'booking.confirmed', 'booking.cancelled', 'booking.payment_failed')
      then array['WAKE_STORY', 'NOTIFY']
    when p_type = 'booking.rescheduled' then array['WAKE_RESCHEDULES', 'NOTIFY']
    when p_type in ('booking.cancelling', 'booking.checked_in', 'booking.no_show', 'booking.completed')
      then array['WAKE_RESCHEDULES']
    when p_type = 'refund.requested' then array['START_REFUND']
    when p_type in ('payment.refused', 'refund.completed', 'booking.reminder_24h', 'booking.reminder_1h') then array['NOTIFY']
    when p_type = 'waitlist.offered' then array['START_HOLD', 'NOTIFY']
    else array[]::text[]
  end
$$;

-- Writes what happened and, in the same transaction, what is to be started for it.
-- Stories are woken only while a payment is open that is to be voided: its hold's, or that of a move
-- it is not to make any more. A story that made the change itself (actor 'the story', which no sub
-- can be) goes on from the row and needs no waking. Of messages there are as many as can be sent.
create or replace function record_event(p_booking text, p_type text, p_actor text, p_details jsonb)
returns void language plpgsql as $$
declare
  v_event bigint;
  v_reactions text[] := reactions_to(p_type);
begin
  insert into booking_event (booking_id, type, actor, details)
    values (p_booking, p_type, p_actor, p_details) returning id into v_event;
  if cardinality(v_reactions) = 0 then
    return;
  end if;
  select array_agg(r) into v_reactions from unnest(v_reactions) r
  where case r
    when 'WAKE_STORY' then p_actor <> 'the story' and exists (
      select from payment where booking_id = p_booking and closed_at is null and purpose = 'HOLD')
    when 'WAKE_RESCHEDULES' then p_actor <> 'the story' and exists (
      select from payment where booking_id = p_booking and closed_at is null and purpose = 'RESCHEDULE')
    when 'START_REFUND' then p_actor <> 'the story'
    when 'START_HOLD' then true
    when 'NOTIFY' then write_notifications(v_event, p_booking, p_type, p_details) > 0
  end;
  if v_reactions is not null then
    insert into outbox (event_id, booking_id, type, reactions) values (v_event, p_booking, p_type, v_reactions);
  end if;
end $$;

create or replace function occupies(p_status text) returns boolean
language sql immutable parallel safe as $$
  select p_status in ('HELD', 'CONFIRMING', 'CONFIRMED', 'CHECKED_IN')
$$;

-- Whatever frees a slot comes through here, so that who waits for it has it before anyone else can see
-- that it was free. p_actor: who frees it; what a customer lets go, or doesn't come for, is not offered to
-- them again. p_period: of more than one claim that it has while it is moved, the one to be freed; null
-- frees all.
drop function if exists free_slot(text);
create or replace function free_slot(p_booking text, p_actor text, p_period tstzrange default null) returns void
language plpgsql as $$
declare
  v_booking booking;
  v_freed tstzmultirange;
begin
  select * into strict v_booking from booking where id = p_booking;
  -- Nobody joins while a slot is being freed: they are seen here, or see it free.
  perform pg_advisory_xact_lock_shared(waitlist_key(v_booking.listing_id));
  with freed as (
    delete from slot_claim where booking_id = p_booking and (p_period is null or period = p_period) returning period
  )
  select range_agg(period) into v_freed from freed;
  if v_freed is not null then
    if p_actor = v_booking.customer_id or v_booking.status = 'NO_SHOW' then
      perform leave_waitlist(v_booking, v_freed);
    end if;
    perform serve_waitlist(v_booking.listing_id, v_freed);
  end if;
end $$;

-- The one way a booking changes its state: compare, set, free the slot if it no longer occupies it,
-- and write the event. Returns the row it made, or none if somebody else was first, or if money is
-- being taken for moving it: until that is decided a confirmed booking stays what it is. An offer that
-- was not accepted is not confirmed either.
-- p_hold: 'RUNNING' or 'OVER' compares the hold's end with this transaction's time as well, 'UNENDED' or
-- 'ENDED' that of the range; 'ANY' neither.
create or replace function move_booking(
  p_booking text, p_from text, p_to text, p_hold text, p_event text, p_actor text, p_details jsonb)
returns setof booking language plpgsql as $$
declare
  v_booking booking;
begin
  if p_from = 'CONFIRMED' then
    -- Locked first: what is looked up after that can't be out of date.
    perform from booking where id = p_booking for update;
    if exists (select from reschedule where booking_id = p_booking and ended_at is null) then
      return;
    end if;
  end if;
  update booking set
    status = p_to,
    confirmed_at = case when p_to = 'CONFIRMED' then coalesce(confirmed_at, now()) else confirmed_at end,
    cancelled_at = case when p_to = 'CANCELLED' then now() else cancelled_at end,
    cancelled_by = case when p_to = 'CANCELLED' then p_actor else cancelled_by end,
    changed_at = now(),
    version = version + 1
  where id = p_booking and status = p_from
    and not (offer is not distinct from 'MADE' and p_to in ('CONFIRMING', 'CONFIRMED'))
    and case p_hold when 'RUNNING' then expires_at > now() when 'OVER' then expires_at <= now()
      when 'UNENDED' then ends_at > now() when 'ENDED' then ends_at <= now() else true end
  returning * into v_booking;
  if not found then
    return;
  end if;
  perform record_event(p_booking, p_event, p_actor, p_details);
  if v_booking.offer is not null and p_from in ('HELD', 'CONFIRMING', 'EXPIRED') then
    perform note_offer(v_booking, p_actor);
  end if;
  if not occupies(p_to) then
    perform free_slot(p_booking, p_actor);
  end if;
  if p_from in ('HELD', 'CONFIRMING') and p_to in ('EXPIRED', 'CANCELLED', 'PAYMENT_FAILED') then
    perform file_offline_cases(p_booking);
  elsif p_from = 'EXPIRED' then
    perform close_offline_cases(p_booking, false);
  end if;
  -- A confirmation that takes money takes more than one step.
  if p_to = 'CONFIRMING' then
    perform log_step(p_booking, 'confirm', p_booking, 'capture', 'STARTED', 1, p_actor, '{}');
  elsif p_from = 'CONFIRMING' then
    perform log_step(p_booking, 'confirm', p_booking, 'capture',
      case p_to when 'CONFIRMED' then 'COMPLETED' else 'FAILED' end, 1, p_actor, p_details);
  end if;
  return next v_booking;
end $$;

create or replace function refuse_illegal_transition() returns trigger language plpgsql as $$
begin
  if not exists (select from booking_transition where from_status = old.status and to_status = new.status) then
    raise exception 'A booking never goes from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'booking_transition_is_legal', table = 'booking';
  end if;
  return new;
end $$;

create or replace trigger booking_transition_is_legal before update of status on booking
  for each row when (old.status is distinct from new.status) execute function refuse_illegal_transition();

-- Releases the holds in the range that are over, whoever was to do it. In the order of their ids, so
-- that two claimants never wait for each other.
create or replace function release_expired_holds(p_listing text, p_period tstzrange) returns void
language plpgsql as $$
declare
  v_id text;
  v_ids text[];
begin
  -- All of them before the first is freed: nobody who serves a waitlist waits for a booking.
  select array_agg(id) into v_ids from (
    select b.id from booking b join slot_claim c on c.booking_id = b.id
    where c.listing_id = p_listing and c.period && p_period and b.status = 'HELD' and b.expires_at <= now()
    order by b.id for update of b) over;
  foreach v_id in array coalesce(v_ids, '{}') loop
    perform move_booking(v_id, 'HELD', 'EXPIRED', 'OVER', 'booking.hold.expired', 'claim', '{}');
  end loop;
end $$;

-- Claims one unit, or none: null. Units that are seen as taken are not tried; each of the others is,
-- as the exclusion constraint alone decides between two that want the same. What the booking itself
-- occupies, as it is being moved, is in nobody's way. p_preferred: the unit that is tried first, and the others in turn from there.
create or replace function claim_unit(
  p_booking text, p_listing text, p_period tstzrange, p_capacity integer, p_preferred integer default null)
returns integer language plpgsql as $$
declare
  v_unit integer;
begin
  for v_unit in
    select u from (
      select (coalesce(p_preferred, 1) - 1 + i) % p_capacity + 1 from generate_series(0, p_capacity - 1) i) units (u)
    where not exists (select from slot_claim c
      where c.listing_id = p_listing and c.unit = u and c.period && p_period and c.booking_id <> p_booking)
  loop
    insert into slot_claim (booking_id, listing_id, unit, period)
      values (p_booking, p_listing, v_unit, p_period) on conflict do nothing;
    if found then
      return v_unit;
    end if;
  end loop;
  return null;
end $$;

-- Whether a unit is free at this moment, by what holds it: one that is over holds nothing, whether anybody
-- noted it or not (B3). p_booking: in nobody's way, as it is to be moved.
create or replace function is_free(p_listing listing, p_period tstzrange, p_booking text default null)
returns boolean language sql stable parallel safe as $$
  select exists (
    select from generate_series(1, p_listing.capacity) u where not exists (
      select from slot_claim c join booking b on b.id = c.booking_id
      where c.listing_id = p_listing.id and c.unit = u and c.period && p_period
        and c.booking_id is distinct from p_booking and not (b.status = 'HELD' and b.expires_at <= now())))
$$;

-- Claims one unit, or none: null. Holds in the way that are over are released, for who waits for them
-- first of all.
drop function if exists claim_slot(text, text, tstzrange, integer);
drop function if exists claim_slot(text, text, tstzrange, integer, integer);
create or replace function claim_slot(p_booking text, p_listing text, p_period tstzrange, p_capacity integer)
returns integer language plpgsql as $$
declare
  v_unit integer := claim_unit(p_booking, p_listing, p_period, p_capacity);
begin
  if v_unit is null then
    -- Once more in any case: what was in the way may have been released by another meanwhile.
    perform release_expired_holds(p_listing, p_period);
    v_unit := claim_unit(p_booking, p_listing, p_period, p_capacity);
  end if;
  return v_unit;
end $$;

-- Claims a range for a booking that there is already: on the unit that it has or had if that is free, else
-- on any. With its claim it frees another, or ends an offer, so it takes its place among those who serve
-- the waitlist before it claims: once it has claimed, it must not wait for one of them who wants the same.
create or replace function claim_range(p_booking booking, p_period tstzrange) returns integer
language plpgsql as $$
declare
  v_listing listing;
begin
  perform release_expired_holds(p_booking.listing_id, p_period);
  perform pg_advisory_xact_lock_shared(waitlist_key(p_booking.listing_id));
  v_listing := lock_waitlist(p_booking.listing_id);
  return claim_unit(p_booking.id, p_booking.listing_id, p_period, v_listing.capacity, p_booking.unit);
end $$;

-- Writes the booking of a unit that was claimed, held for the listing's time; an offer never beyond the
-- start of its range. p_offer: as in booking.
create or replace function make_hold(
  p_booking text, p_listing listing, p_customer text, p_actor text, p_start timestamptz, p_end timestamptz,
  p_slots integer, p_unit integer, p_default_hold interval, p_offer text)
returns booking language plpgsql as $$
declare
  v_booking booking;
begin
  insert into booking as b (
    id, listing_id, seller_id, customer_id, status, starts_at, ends_at, unit, price_minor, slot_minutes,
    slot_price_minor, currency, payment_required, time_zone, cancellation_policy, expires_at, offer)
  values (
    p_booking, p_listing.id, p_listing.seller_id, p_customer, 'HELD', p_start, p_end, p_unit,
    p_listing.price_minor * p_slots, p_listing.slot_minutes, p_listing.price_minor, p_listing.currency,
    needs_payment(p_listing), p_listing.time_zone, p_listing.cancellation_policy,
    least(date_trunc('milliseconds', now()) + hold_of(p_listing, p_default_hold),
      case when p_offer is not null then p_start end), p_offer)
  returning b.* into v_booking;
  perform record_event(p_booking, 'booking.held', p_actor,
    jsonb_build_object('unit', p_unit, 'expiresAt', v_booking.expires_at));
  return v_booking;
end $$;

create or replace function hold_of(p_listing listing, p_default_hold interval) returns interval
language sql immutable parallel safe as $$
  select coalesce(make_interval(secs => p_listing.hold_seconds), p_default_hold)
$$;

create or replace function needs_payment(p_listing listing) returns boolean
language sql immutable parallel safe as $$
  select p_listing.online_payment and p_listing.price_minor > 0
$$;

-- Begins the work of a POST with an Idempotency-Key, or says why not:
--   STARTED      it is this caller's to do, for 60 s
--   ANSWERED     it was done: the row holds the answer
--   REUSED       the key came with another body
--   IN_PROGRESS  another call with it is under way
-- Of two that come at once, the second waits here for the first's transaction.
create or replace function begin_idempotent(
  p_caller text, p_path text, p_key text, p_hash bytea, out outcome text, out answer idempotency_record)
language plpgsql as $$
begin
  loop
    insert into idempotency_record (caller, path, key, request_hash, lease_until)
      values (p_caller, p_path, p_key, p_hash, now() + interval '60 s')
      on conflict on constraint idempotency_record_pk do nothing;
    if found then
      outcome := 'STARTED';
      return;
    end if;
    select * into answer from idempotency_record
      where caller = p_caller and path = p_path and key = p_key for update;
    -- Gone between the two statements: then it can be made after all.
    exit when found;
  end loop;
  if answer.created_at <= now() - interval '24 h' then
    update idempotency_record set request_hash = p_hash, lease_until = now() + interval '60 s',
      created_at = now(), status = null, location = null, content_type = null, body = null, held_booking = null
      where caller = p_caller and path = p_path and key = p_key;
    outcome := 'STARTED';
  elsif answer.request_hash <> p_hash then
    outcome := 'REUSED';
  elsif answer.status is not null then
    outcome := 'ANSWERED';
  elsif answer.lease_until > now() then
    outcome := 'IN_PROGRESS';
  else
    update idempotency_record set lease_until = now() + interval '60 s'
      where caller = p_caller and path = p_path and key = p_key;
    outcome := 'STARTED';
  end if;
end $$;

-- A hold in one round trip: idempotency record, person, claim, booking and event, or none of them.
--   HELD             won; booking is the new row
--   TAKEN            no unit is free; with a key, its record waits for the answer
--   PAST             the range has begun; likewise
--   LISTING_CHANGED  the caller worked from another version of the listing; nothing was written
--   ANSWERED, REUSED, IN_PROGRESS  as begin_idempotent; ANSWERED with the booking as it was then, if it was won
create or replace function hold_slot(
  p_booking text, p_customer text, p_actor text, p_listing text, p_listing_version integer,
  p_start timestamptz, p_end timestamptz, p_slots integer, p_default_hold interval,
  p_caller text, p_path text, p_key text, p_hash bytea,
  out outcome text, out booking booking, out answer idempotency_record)
language plpgsql as $$
declare
  v_listing listing;
  v_unit integer;
  v_begun record;
begin
  select * into v_listing from listing where id = p_listing;
  if v_listing.version is distinct from p_listing_version then
    outcome := 'LISTING_CHANGED';
    return;
  end if;

  if p_key is not null then
    v_begun := begin_idempotent(p_caller, p_path, p_key, p_hash);
    outcome := v_begun.outcome;
    answer := v_begun.answer;
    if outcome <> 'STARTED' then
      if (answer).held_booking is not null then
        booking := jsonb_populate_record(null::booking, (answer).held_booking);
      end if;
      return;
    end if;
  end if;

  if p_start <= now() then
    outcome := 'PAST';
    return;
  end if;

  insert into person (id) values (p_customer) on conflict do nothing;

  v_unit := claim_slot(p_booking, p_listing, tstzrange(p_start, p_end), v_listing.capacity);
  if v_unit is null then
    outcome := 'TAKEN';
    return;
  end if;

  booking := make_hold(p_booking, v_listing, p_customer, p_actor, p_start, p_end, p_slots, v_unit, p_default_hold, null);

  if p_key is not null then
    update idempotency_record set status = 201, held_booking = to_jsonb(booking)
      where caller = p_caller and path = p_path and key = p_key;
  end if;
  outcome := 'HELD';
end $$;

-- A booking as it reads now: a hold that is over is expired, whether anybody noted it or not (B3). What
-- became of its money is what the ledger says; before any moved, what its payment says.
drop view if exists booking_now;
create view booking_now as
  select b.*,
    case when b.status = 'HELD' and b.expires_at <= now() then 'EXPIRED' else b.status end as status_now,
    case
      when coalesce(m.paid, 0) = 0 then coalesce(p.status, 'NONE')
      when m.refunded >= m.paid then 'REFUNDED'
      when m.refunded > 0 then 'PARTIALLY_REFUNDED'
      when m.captured > 0 then 'CAPTURED'
      else 'PAID'
    end as payment_status
  from booking b
    left join payment p on p.booking_id = b.id and p.purpose = 'HOLD'
    left join lateral (
      select sum(e.amount_minor) filter (where t.kind = 'CAPTURE') as captured,
        sum(e.amount_minor) filter (where t.kind in ('CAPTURE', 'OFFLINE_PAYMENT')) as paid,
        coalesce(-sum(e.amount_minor) filter (where t.kind in ('REFUND', 'REFUND_REVERSAL')), 0) as refunded
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id and e.account in ('STRIPE', 'OFFLINE')
      where t.booking_id = b.id
    ) m on true;
grant select on booking_now to ${app_role};

-- Notes that Stripe can neither hold nor take money for a payment any more; money that was taken is
-- booked. A payment that failed stays failed to the eye. False if that was known before.
create or replace function end_payment(p_booking text, p_payment text, p_captured boolean)
returns boolean language plpgsql as $$
declare
  v_amount bigint;
begin
  update payment set
      status = case when p_captured then 'CAPTURED' when status = 'FAILED' then status else 'VOIDED' end,
      closed_at = now()
    where id = p_payment and booking_id = p_booking and closed_at is null
    returning amount_minor into v_amount;
  if not found then
    return false;
  end if;
  perform record_event(p_booking, case when p_captured then 'payment.captured' else 'payment.voided' end, 'stripe',
    jsonb_build_object('paymentId', p_payment));
  if p_captured then
    perform book(p_booking, 'CAPTURE', p_payment, jsonb_build_object('STRIPE', v_amount, 'CUSTOMER', -v_amount));
  end if;
  return true;
end $$;

-- Notes an authorisation. In time, it takes the booking to CONFIRMING: from HELD even when the hold is
-- over but nobody has noted it, from EXPIRED if a unit is still free and the range has not ended.
-- Everything else is refused, which leaves it to the booking's story to void it.
--   CONFIRMING  the booking is being confirmed with it from now on
--   UNDER_WAY   the booking was being confirmed already
--   REFUSED     its booking has ended without it, or it came too late
--   NOTED       it is for a move, which its booking makes only when it is asked to
--   NONE        it was dealt with before
create or replace function authorize_payment(
  p_payment text, p_intent text, p_authorized_at timestamptz, p_actor text)
returns text language plpgsql as $$
declare
  v_payment payment;
  v_booking booking;
  v_unit integer;
begin
  -- The booking before its payment, as everywhere: two that lock both never wait for each other.
  select b.* into strict v_booking from booking b
    where b.id = (select booking_id from payment where id = p_payment) for update;
  update payment set
    status = case when refused_at is null then 'AUTHORIZED' else status end,
    authorized_at = coalesce(authorized_at, p_authorized_at),
    payment_intent_id = coalesce(payment_intent_id, p_intent)
  where id = p_payment and closed_at is null
  returning * into v_payment;
  if not found then
    return 'NONE';
  end if;
  if v_payment.purpose = 'RESCHEDULE' then
    return 'NOTED';
  end if;
  if v_booking.status = 'CONFIRMING' then
    return 'UNDER_WAY';
  end if;

  if v_payment.refused_at is null and p_authorized_at <= v_payment.expires_at then
    if v_booking.status = 'HELD' then
      perform move_booking(v_booking.id, 'HELD', 'CONFIRMING', 'ANY', 'booking.confirming', p_actor, '{}');
      return 'CONFIRMING';
    end if;
    if v_booking.status = 'EXPIRED' and v_booking.ends_at > now() then
      v_unit := claim_range(v_booking, tstzrange(v_booking.starts_at, v_booking.ends_at));
      if v_unit is not null then
        update booking set unit = v_unit where id = v_booking.id;
        perform move_booking(v_booking.id, 'EXPIRED', 'CONFIRMING', 'ANY', 'booking.confirming', p_actor,
          jsonb_build_object('reclaimedUnit', v_unit));
        return 'CONFIRMING';
      end if;
    end if;
  end if;

  if v_payment.refused_at is null then
    update payment set refused_at = now() where id = p_payment;
    perform record_event(v_booking.id, 'payment.refused', p_actor, jsonb_build_object('paymentId', p_payment));
  end if;
  return 'REFUSED';
end $$;
