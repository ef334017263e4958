-- The message that tells of an event, if any (N3).
create or replace function template_of(p_type text) returns text language sql immutable parallel safe as $$
  select case p_type
    when 'booking.hold.expired' then 'HOLD_EXPIRED'
    when 'booking.confirmed' then 'CONFIRMED'
    when 'booking.payment_failed' then 'PAYMENT_FAILED'
    when 'payment.refused' then 'PAYMENT_REFUSED'
    when 'booking.cancelled' then 'CANCELLED'
    when 'booking.rescheduled' then 'RESCHEDULED'
    when 'refund.completed' then 'REFUNDED'
    when 'booking.reminder_24h' then 'REMINDER_24H'
    when 'booking.reminder_1h' then 'REMINDER_1H'
    when 'waitlist.offered' then 'WAITLIST_OFFER'
  end
$$;

-- From when on a message helps nobody any more: a day's notice from half a day before, an hour's from
-- the start, an offer's once it is over. Null: never.
create or replace function useless_from(p_template text, p_booking booking) returns timestamptz
language sql immutable parallel safe as $$
  select case p_template
    when 'REMINDER_24H' then p_booking.starts_at - interval '12 h'
    when 'REMINDER_1H' then p_booking.starts_at
    when 'WAITLIST_OFFER' then p_booking.expires_at
  end
$$;

-- The channels by which a person can be told anything.
create or replace function channels_of(p_person text) returns setof text language sql stable as $$
  select 'EMAIL' from person where id = p_person and email is not null
  union all
  select 'PUSH' where exists (select from push_token where person_id = p_person and invalid_at is null)
$$;

-- Writes what the customer is told of an event, by each channel there is. Who declines an offer has no
-- booking that could be cancelled. Returns how many messages that are.
create or replace function write_notifications(p_event bigint, p_booking text, p_type text, p_details jsonb)
returns integer language sql as $$
  with written as (
    insert into notification (id, event_id, booking_id, person_id, template, channel, language, useless_at)
    select 'ntf_' || replace(gen_random_uuid()::text, '-', ''), p_event, b.id, p.id, template_of(p_type), c, p.language,
      useless_from(template_of(p_type), b)
    from booking b join person p on p.id = b.customer_id cross join channels_of(p.id) c
    where b.id = p_booking
      and not (p_type = 'booking.cancelled' and b.offer is not distinct from 'MADE' and b.cancelled_by is not distinct from b.customer_id)
    on conflict on constraint notification_is_told_once do nothing
    returning 1)
  select count(*)::integer from written
$$;

-- Notes an attempt at sending. p_error: null if the provider has taken it. p_wait: until the next attempt;
-- null when there is none left. One that was noted before changes nothing.
create or replace function note_attempt(p_notification text, p_number integer, p_provider_id text, p_error text, p_wait interval)
returns void language plpgsql as $$
begin
  update notification set
      attempts = p_number,
      status = case when p_error is null then 'SENT' when p_wait is null then 'FAILED' else 'PENDING' end,
      sent_at = case when p_error is null then now() end,
      provider_id = p_provider_id,
      last_error = p_error,
      next_attempt_at = case when p_error is not null and p_wait is not null then now() + p_wait end
    where id = p_notification and status = 'PENDING' and attempts = p_number - 1;
  if found then
    insert into notification_attempt (notification_id, number, error) values (p_notification, p_number, p_error);
  end if;
end $$;

-- Ends a message that is not to be sent any more, for a reason that is told with it.
create or replace function suppress_notification(p_notification text, p_reason text) returns void language sql as $$
  update notification set status = 'SUPPRESSED', suppressed_at = now(), last_error = p_reason, next_attempt_at = null
  where id = p_notification and status = 'PENDING'
$$;

-- Why a message helps nobody any more: its time is over, or what it tells is not so any more. Null: it does.
create or replace function why_useless(p_notification notification, p_event booking_event, p_booking booking)
returns text language sql stable parallel safe as $$
  select case
    when p_notification.useless_at <= now() then 'It would come too late'
    when case p_notification.template
      when 'HOLD_EXPIRED' then p_booking.status <> 'EXPIRED'
      when 'CONFIRMED' then p_booking.status not in ('CONFIRMED', 'CHECKED_IN')
      when 'WAITLIST_OFFER' then p_booking.status <> 'HELD' or p_booking.offer is distinct from 'MADE'
      when 'RESCHEDULED' then p_booking.status not in ('CONFIRMED', 'CHECKED_IN')
        or p_booking.starts_at <> (p_event.details ->> 'start')::timestamptz
      when 'REMINDER_24H' then p_booking.status <> 'CONFIRMED'
        or p_booking.starts_at <> (p_event.details ->> 'start')::timestamptz
      when 'REMINDER_1H' then p_booking.status <> 'CONFIRMED'
        or p_booking.starts_at <> (p_event.details ->> 'start')::timestamptz
      else false
    end then 'The booking has changed since'
  end
$$;

create or replace function suppress_if_useless(p_notification text) returns void language sql as $$
  select suppress_notification(n.id, why_useless(n, e, b))
  from notification n join booking b on b.id = n.booking_id join booking_event e on e.id = n.event_id
  where n.id = p_notification and n.status = 'PENDING' and why_useless(n, e, b) is not null
$$;

-- The first reminder of a start that is due after a time: a day before it, or an hour.
create or replace function next_reminder(p_start timestamptz, p_after timestamptz) returns timestamptz
language sql immutable parallel safe as $$
  select min(due) from unnest(array[p_start - interval '24 h', p_start - interval '1 h']) due where due > p_after
$$;

-- A booking that is confirmed, moved or no longer to be has the reminders that it should have, whoever
-- changed it.
create or replace function set_next_reminder() returns trigger language plpgsql as $$
begin
  new.remind_at := case when new.status = 'CONFIRMED' then next_reminder(new.starts_at, now()) end;
  return new;
end $$;

create or replace trigger booking_is_reminded_of before update of status, starts_at on booking
  for each row when (old.status is distinct from new.status or old.starts_at is distinct from new.starts_at)
  execute function set_next_reminder();

-- Writes the reminders that are due, but those that come too late for anybody, and sets the next ones.
-- Returns how many bookings were looked at; fewer than the limit when none is left.
create or replace function remind(p_limit integer) returns integer language plpgsql as $$
declare
  v_booking booking;
  v_event text;
  v_count integer := 0;
begin
  for v_booking in
    select * from booking where remind_at <= now() order by remind_at limit p_limit for update skip locked
  loop
    v_count := v_count + 1;
    v_event := case when v_booking.remind_at = next_reminder(v_booking.starts_at, '-infinity')
      then 'booking.reminder_24h' else 'booking.reminder_1h' end;
    update booking set remind_at = next_reminder(v_booking.starts_at, v_booking.remind_at) where id = v_booking.id;
    if now() < useless_from(template_of(v_event), v_booking) and exists (select from channels_of(v_booking.customer_id)) then
      perform record_event(v_booking.id, v_event, 'sweep', jsonb_build_object('start', v_booking.starts_at));
    end if;
  end loop;
  return v_count;
end $$;
