create or replace function log_step(
  p_booking text, p_change text, p_subject text, p_step text, p_phase text, p_occasion integer, p_actor text, p_details jsonb)
returns void language sql as $$
  insert into transaction_log (booking_id, change, subject_id, step, phase, occasion, actor, details)
  values (p_booking, p_change, p_subject, p_step, p_phase, p_occasion, p_actor, p_details)
  on conflict on constraint transaction_log_step_is_logged_once do nothing
$$;

-- Records refunds with their amounts, before Stripe is asked for any. Whether there is still as much
-- to give back is decided by the constraints refunds_within_capture and refunds_within_offline_payment.
-- What was paid offline is given back by staff, so it is done with its record.
-- p_refunds: [{"id", "paymentId" or "offlinePaymentId", "minor"}]
create or replace function request_refunds(p_booking text, p_cancellation bigint, p_actor text, p_reason text, p_refunds jsonb)
returns void language plpgsql as $$
declare
  r record;
  v_refund refund;
  -- The refunds of a cancellation are started by its story, so nobody else has to be told.
  v_actor text := case when p_cancellation is null then p_actor else 'the story' end;
begin
  for r in select * from jsonb_to_recordset(p_refunds) as x (id text, "paymentId" text, "offlinePaymentId" text, minor bigint)
  loop
    update payment set refund_reserved_minor = refund_reserved_minor + r.minor where id = r."paymentId";
    update offline_payment set refund_reserved_minor = refund_reserved_minor + r.minor where id = r."offlinePaymentId";
    insert into refund (id, booking_id, payment_id, offline_payment_id, cancellation_id, amount_minor, currency,
        reason, requested_by, status, completed_at, next_attempt_at)
      select r.id, p_booking, r."paymentId", r."offlinePaymentId", p_cancellation, r.minor, b.currency, p_reason, p_actor,
        case when r."paymentId" is null then 'COMPLETED' else 'PENDING' end,
        case when r."paymentId" is null then now() end,
        case when r."paymentId" is null then null else now() end
      from booking b where b.id = p_booking
      returning * into v_refund;
    if p_cancellation is null then
      perform promise_refund(v_refund);
    end if;
    perform record_event(p_booking, 'refund.requested', v_actor, jsonb_build_object('refundId', r.id, 'minor', r.minor));
    perform log_step(p_booking, 'refund', r.id, 'record', 'COMPLETED', 1, p_actor, jsonb_build_object('minor', r.minor));
    if r."paymentId" is null then
      perform book_refund(p_booking, r.id, 'OFFLINE', r.minor);
      perform record_event(p_booking, 'refund.completed', p_actor,
        jsonb_build_object('refundId', r.id, 'minor', r.minor, 'offline', true));
      perform close_offline_cases(p_booking, true);
    end if;
  end loop;
end $$;

-- Marks a booking as being cancelled, frees its slot, and records what is to be given back and what is
-- kept: the first step of the saga, in one transaction. No row if it is not a confirmed booking any more.
create or replace function begin_cancellation(
  p_booking text, p_actor text, p_reason text, p_rule text, p_refund bigint, p_kept bigint, p_refunds jsonb)
returns setof booking language plpgsql as $$
declare
  v_booking booking;
  v_cancellation cancellation;
  v_subject text;
begin
  select * into v_booking from move_booking(p_booking, 'CONFIRMED', 'CANCELLING', 'ANY', 'booking.cancelling', p_actor,
    jsonb_strip_nulls(jsonb_build_object('reason', p_reason, 'rule', p_rule, 'refundMinor', p_refund, 'keptMinor', p_kept)));
  if not found then
    return;
  end if;
  insert into cancellation (booking_id, number, requested_by, reason, rule, refund_minor, kept_minor)
    select p_booking, count(*) + 1, p_actor, p_reason, p_rule, p_refund, p_kept from cancellation where booking_id = p_booking
    returning * into v_cancellation;
  v_subject := p_booking || ':' || v_cancellation.number;
  perform log_step(p_booking, 'cancellation', v_subject, 'mark', 'STARTED', 1, p_actor, '{}');
  perform request_refunds(p_booking, v_cancellation.id, p_actor, p_reason, p_refunds);
  if p_kept > 0 then
    perform book(p_booking, 'FEE', v_cancellation.id::text, jsonb_build_object('CUSTOMER', p_kept, 'FEES', -p_kept));
  end if;
  perform log_step(p_booking, 'cancellation', v_subject, 'mark', 'COMPLETED', 1, p_actor, '{}');
  perform log_step(p_booking, 'cancellation', v_subject, 'refund', 'STARTED', 1, 'the story', '{}');
  return next v_booking;
end $$;

-- Ends a cancellation whose refunds have all been made, accepted by Stripe or waived. Otherwise nothing.
create or replace function finish_cancellation(p_booking text) returns void language plpgsql as $$
declare
  v_cancellation cancellation;
  v_subject text;
begin
  select * into v_cancellation from cancellation where booking_id = p_booking and ended_at is null for update;
  if not found or exists (
      select from refund r where r.booking_id = p_booking and r.cancellation_id = v_cancellation.id
        and r.status not in ('COMPLETED', 'WAIVED') and not (r.status = 'PENDING' and r.accepted_at is not null)) then
    return;
  end if;
  v_subject := p_booking || ':' || v_cancellation.number;
  perform log_step(p_booking, 'cancellation', v_subject, 'refund', 'COMPLETED', 1, 'the story', '{}');
  perform log_step(p_booking, 'cancellation', v_subject, 'finish', 'STARTED', 1, 'the story', '{}');
  perform move_booking(p_booking, 'CANCELLING', 'CANCELLED', 'ANY', 'booking.cancelled', v_cancellation.requested_by,
    jsonb_strip_nulls(jsonb_build_object('reason', v_cancellation.reason)));
  update cancellation set ended_at = now() where id = v_cancellation.id;
  perform log_step(p_booking, 'cancellation', v_subject, 'finish', 'COMPLETED', 1, 'the story', '{}');
  perform log_step(p_booking, 'cancellation', v_subject, 'publish', 'COMPLETED', 1, 'the story',
    jsonb_build_object('event', 'booking.cancelled'));
end $$;

create or replace function raise_alert(p_kind text, p_refund refund, p_message text)
returns setof alert language sql as $$
  insert into alert (kind, subject_id, booking_id, occasion, message)
  values (p_kind, p_refund.id, p_refund.booking_id, p_refund.attempts, p_message)
  on conflict on constraint alert_goes_out_once do nothing returning *
$$;

-- Files the case of a parked refund. Idempotent: one that is open stays as it is, but for its error.
create or replace function file_refund_case(p_refund refund) returns void language sql as $$
  insert into operator_case (kind, booking_id, subject_id, error)
  values ('REFUND_PARKED', p_refund.booking_id, p_refund.id, coalesce(p_refund.last_error, 'Not known'))
  on conflict (kind, subject_id) where resolved_at is null do update set error = excluded.error
$$;

-- Leaves a refund to a person: case and alert with it.
create or replace function park_refund(p_refund text, p_error text, p_actor text) returns setof alert language plpgsql as $$
declare
  v_refund refund;
begin
  update refund set status = 'PENDING_MANUAL', last_error = p_error, next_attempt_at = null, changed_at = now()
    where id = p_refund and status <> 'WAIVED' returning * into v_refund;
  if not found then
    return;
  end if;
  perform file_refund_case(v_refund);
  perform record_event(v_refund.booking_id, 'refund.parked', p_actor,
    jsonb_build_object('refundId', p_refund, 'minor', v_refund.amount_minor, 'error', p_error));
  perform log_step(v_refund.booking_id, 'refund', p_refund, 'park', 'COMPLETED', v_refund.attempts, p_actor, jsonb_build_object('error', p_error));
  return query select * from raise_alert('REFUND_PARKED', v_refund, p_error);
end $$;

-- Notes an attempt that Stripe did not accept. p_wait: until the next one; null when there is none left.
-- p_early: whether the first failure already alerts (C3).
create or replace function fail_refund(p_refund text, p_error text, p_wait interval, p_early boolean)
returns setof alert language plpgsql as $$
declare
  v_refund refund;
begin
  update refund set status = 'FAILED', attempts = attempts + 1, last_error = p_error, next_attempt_at = now() + p_wait,
      changed_at = now()
    where id = p_refund and status in ('PENDING', 'FAILED') and accepted_at is null returning * into v_refund;
  if not found then
    return;
  end if;
  perform record_event(v_refund.booking_id, 'refund.failed', 'the story',
    jsonb_build_object('refundId', p_refund, 'attempt', v_refund.attempts, 'error', p_error));
  perform log_step(v_refund.booking_id, 'refund', p_refund, 'ask Stripe', 'FAILED', v_refund.attempts, 'the story',
    jsonb_build_object('error', p_error));
  if p_wait is null then
    return query select * from park_refund(p_refund, p_error, 'the story');
  elsif p_early and v_refund.attempts = 1 then
    return query select * from raise_alert('REFUND_FAILED', v_refund, p_error);
  end if;
end $$;

-- Closes the case of a refund that Stripe shows as made. What an operator had decided otherwise, and nobody
-- has carried out yet, is refused.
create or replace function close_refund_case(p_refund text) returns void language plpgsql as $$
declare
  v_case operator_case;
begin
  update operator_case set resolved_at = now()
    where kind = 'REFUND_PARKED' and subject_id = p_refund and resolved_at is null returning * into v_case;
  perform end_act(v_case, case when v_case.act <> 'RETRY' then 'Stripe shows the refund as made' end);
end $$;

-- Whether Stripe has told that a refund of its own failed. It never becomes anything else, so whatever
-- shows it otherwise was read before.
create or replace function has_returned(p_booking text, p_stripe_refund text) returns boolean language sql stable as $$
  select exists (select from booking_event
    where booking_id = p_booking and type = 'refund.returned' and details ->> 'stripeRefundId' = p_stripe_refund)
$$;

-- Notes what Stripe shows of a refund it has accepted: pending or succeeded. Also one that was parked,
-- if it turns out to have been made.
create or replace function accept_refund(p_refund text, p_stripe_refund text, p_succeeded boolean, p_actor text)
returns void language plpgsql as $$
declare
  v_refund refund;
  v_news boolean;
begin
  select accepted_at is null into v_news from refund where id = p_refund for update;
  update refund set
      stripe_refund_id = p_stripe_refund,
      accepted_at = coalesce(accepted_at, now()),
      status = case when p_succeeded then 'COMPLETED' else 'PENDING' end,
      completed_at = case when p_succeeded then now() end,
      last_error = case when p_succeeded then null else last_error end,
      next_attempt_at = case when p_succeeded then null else now() + interval '5 min' end,
      changed_at = now()
    where id = p_refund and status <> 'COMPLETED'
      and (status <> 'WAIVED') and (stripe_refund_id is null or stripe_refund_id = p_stripe_refund)
      and not has_returned(booking_id, p_stripe_refund)
    returning * into v_refund;
  if not found then
    return;
  end if;
  perform close_refund_case(p_refund);
  perform log_step(v_refund.booking_id, 'refund', p_refund, 'ask Stripe', 'COMPLETED', v_refund.attempts + 1, p_actor,
    jsonb_build_object('stripeRefundId', p_stripe_refund));
  if not p_succeeded then
    if v_news then
      perform record_event(v_refund.booking_id, 'refund.pending', p_actor,
        jsonb_build_object('refundId', p_refund, 'stripeRefundId', p_stripe_refund));
    end if;
    return;
  end if;
  perform book_refund(v_refund.booking_id, p_stripe_refund, 'STRIPE', v_refund.amount_minor);
  -- Money that was taken for nothing has been accounted for once all of it has gone back.
  update operator_case c set resolved_at = now() from payment p
    where p.id = v_refund.payment_id and c.kind = 'CAPTURED_WITHOUT_BOOKING' and c.subject_id = p.id and c.resolved_at is null
      and p.amount_minor = (select sum(amount_minor) from refund r where r.payment_id = p.id and r.status = 'COMPLETED');
  perform record_event(v_refund.booking_id, 'refund.completed', p_actor,
    jsonb_build_object('refundId', p_refund, 'minor', v_refund.amount_minor, 'stripeRefundId', p_stripe_refund));
end $$;

-- A refund that Stripe had accepted, or made, has failed: it is a person's now (C4), and the money is
-- with us again. One that we never heard of is noted, so that no late answer passes it off as made.
create or replace function reopen_refund(p_refund text, p_stripe_refund text, p_error text, p_actor text)
returns setof alert language plpgsql as $$
declare
  v_refund refund;
begin
  select * into strict v_refund from refund where id = p_refund for update;
  if not has_returned(v_refund.booking_id, p_stripe_refund) then
    perform record_event(v_refund.booking_id, 'refund.returned', p_actor, jsonb_build_object(
      'refundId', p_refund, 'stripeRefundId', p_stripe_refund, 'minor', v_refund.amount_minor, 'error', p_error));
  end if;
  update refund set accepted_at = null, completed_at = null, stripe_refund_id = null, attempts = attempts + 1,
      generation = generation + 1, changed_at = now(), status = 'FAILED'
    where id = p_refund and stripe_refund_id = p_stripe_refund and status in ('PENDING', 'COMPLETED');
  if not found then
    return;
  end if;
  perform book_reversal('REFUND_REVERSAL', 'REFUND', p_stripe_refund);
  return query select * from park_refund(p_refund, p_error, p_actor);
end $$;

create or replace function release_refund(p_refund refund) returns void language sql as $$
  update payment set refund_reserved_minor = refund_reserved_minor - p_refund.amount_minor where id = p_refund.payment_id
$$;

-- Carries out what an operator decided of a parked refund, once Stripe was seen not to have made it.
-- Null, or why it can't be.
create or replace function carry_out(p_case operator_case) returns text language plpgsql as $$
declare
  v_refund refund;
  v_details jsonb := jsonb_strip_nulls(jsonb_build_object(
    'caseId', p_case.id, 'act', p_case.act, 'reason', p_case.act_reason, 'reference', p_case.act_reference));
  v_booking booking;
  v_cancellation cancellation;
  v_unit integer;
begin
  select * into strict v_refund from refund where id = p_case.subject_id for update;
  if v_refund.status <> 'PENDING_MANUAL' then
    return 'the refund is ' || v_refund.status;
  end if;
  case p_case.act
    when 'RETRY' then
      -- The case stays open until the refund is made.
      update refund set status = 'PENDING', next_attempt_at = now(), changed_at = now() where id = v_refund.id;
    when 'MARK_REFUNDED' then
      update refund set status = 'COMPLETED', completed_at = now(), reference = coalesce(p_case.act_reference, p_case.act_reason),
        last_error = null, changed_at = now() where id = v_refund.id;
      perform book_refund(v_refund.booking_id, v_refund.id, 'OFFLINE', v_refund.amount_minor);
      perform record_event(v_refund.booking_id, 'refund.completed', p_case.act_by, v_details || jsonb_build_object(
        'refundId', v_refund.id, 'minor', v_refund.amount_minor, 'outsideStripe', true));
    when 'WAIVE' then
      update refund set status = 'WAIVED', changed_at = now() where id = v_refund.id;
      perform release_refund(v_refund);
      perform keep_refund(v_refund);
      perform record_event(v_refund.booking_id, 'refund.waived', p_case.act_by,
        v_details || jsonb_build_object('refundId', v_refund.id, 'minor', v_refund.amount_minor));
    when 'REINSTATE' then
      select * into strict v_booking from booking where id = v_refund.booking_id;
      select * into v_cancellation from cancellation where booking_id = v_booking.id and ended_at is null;
      if v_booking.status <> 'CANCELLING' or v_refund.cancellation_id is distinct from v_cancellation.id then
        return 'the booking is ' || v_booking.status;
      end if;
      -- Of no other one Stripe was asked whether it was made unheard.
      if exists (select from refund where booking_id = v_booking.id and cancellation_id = v_cancellation.id
          and id <> v_refund.id and status <> 'WAIVED') then
        return 'another refund of this cancellation was made or is still to be decided';
      end if;
      if v_booking.ends_at <= now() then
        return 'its time is over';
      end if;
      v_unit := claim_slot(v_booking.id, v_booking.listing_id, tstzrange(v_booking.starts_at, v_booking.ends_at),
        (select capacity from listing where id = v_booking.listing_id));
      if v_unit is null then
        return 'the slot is taken';
      end if;
      perform return_fees(v_booking.id, v_cancellation.id::text);
      perform release_refund(v_refund);
      update refund set status = 'WAIVED', changed_at = now() where id = v_refund.id;
      update cancellation set ended_at = now(), reinstated = true where id = v_cancellation.id;
      update booking set unit = v_unit where id = v_booking.id;
      perform move_booking(v_booking.id, 'CANCELLING', 'CONFIRMED', 'ANY', 'booking.reinstated', p_case.act_by,
        v_details || jsonb_build_object('unit', v_unit));
      perform log_step(v_booking.id, 'cancellation', v_booking.id || ':' || v_cancellation.number, 'mark', 'COMPENSATED', 1,
        p_case.act_by, v_details);
  end case;
  return null;
end $$;

-- Takes down what an operator decides of a parked refund; it is carried out by a story.
--   DECIDED    it stands; again by the same person with the same words: the same decision
--   UNDER_WAY  another decision is being carried out
--   CLOSED     nothing is left to decide
create or replace function decide_case(
  p_case bigint, p_act text, p_by text, p_reason text, p_reference text, out outcome text, out decided operator_case)
language plpgsql as $$
begin
  select * into decided from operator_case where id = p_case and kind = 'REFUND_PARKED' for update;
  if decided.resolved_at is not null then
    outcome := 'CLOSED';
  elsif decided.act is not null then
    outcome := case when (decided.act, decided.act_by, decided.act_reason, coalesce(decided.act_reference, ''))
      = (p_act, p_by, p_reason, coalesce(p_reference, '')) then 'DECIDED' else 'UNDER_WAY' end;
  else
    update operator_case set act = p_act, act_by = p_by, act_reason = p_reason, act_reference = p_reference,
        act_at = now(), act_refused = null, acts = acts + 1
      where id = p_case and act is null and resolved_at is null returning * into decided;
    perform log_step(decided.booking_id, 'operator act', decided.id::text, p_act, 'STARTED', decided.acts, p_by,
      jsonb_strip_nulls(jsonb_build_object('refundId', decided.subject_id, 'reason', p_reason, 'reference', p_reference)));
    outcome := 'DECIDED';
  end if;
end $$;

-- Ends a decision, if there is one: carried out, or refused with the reason why.
create or replace function end_act(p_case operator_case, p_refused text) returns void language plpgsql as $$
begin
  if p_case.act is null then
    return;
  end if;
  update operator_case set
      act = case when p_refused is null and p_case.act <> 'RETRY' then act end,
      act_refused = p_refused,
      resolved_at = case when p_refused is null and p_case.act <> 'RETRY' then coalesce(resolved_at, now()) else resolved_at end
    where id = p_case.id;
  perform log_step(p_case.booking_id, 'operator act', p_case.id::text, p_case.act,
    case when p_refused is null then 'COMPLETED' else 'FAILED' end, p_case.acts, p_case.act_by,
    jsonb_strip_nulls(jsonb_build_object('refused', p_refused)));
end $$;

-- Notes a dispute of a payment as Stripe shows it. One that is lost has cost us the money; what the
-- customer was owed for is another matter, which its parked refund waits for a person to decide.
create or replace function note_dispute(p_intent text, p_dispute text, p_minor bigint, p_open boolean, p_lost boolean)
returns void language plpgsql as $$
declare
  v_payment payment;
begin
  perform 1 from booking where id = (select booking_id from payment where payment_intent_id = p_intent) for update;
  select * into v_payment from payment where payment_intent_id = p_intent for update;
  if not found then
    return;
  end if;
  -- A decision is final: what shows it otherwise was read before.
  if exists (select from booking_event where booking_id = v_payment.booking_id
      and type in ('payment.dispute_won', 'payment.dispute_lost') and details ->> 'disputeId' = p_dispute) then
    return;
  end if;
  if (p_open or p_lost) and v_payment.disputed_at is null then
    update payment set disputed_at = now() where id = v_payment.id;
    perform record_event(v_payment.booking_id, 'payment.disputed', 'stripe',
      jsonb_build_object('paymentId', v_payment.id, 'disputeId', p_dispute, 'minor', p_minor));
  elsif not p_open and not p_lost then
    update payment set disputed_at = null where id = v_payment.id;
    perform record_event(v_payment.booking_id, 'payment.dispute_won', 'stripe',
      jsonb_build_object('paymentId', v_payment.id, 'disputeId', p_dispute));
  end if;
  if p_lost and book(v_payment.booking_id, 'DISPUTE_LOST', p_dispute,
      jsonb_build_object('STRIPE', -p_minor, 'DISPUTES', p_minor)) then
    perform record_event(v_payment.booking_id, 'payment.dispute_lost', 'stripe',
      jsonb_build_object('paymentId', v_payment.id, 'disputeId', p_dispute, 'minor', p_minor));
  end if;
end $$;
