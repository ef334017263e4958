-- The message that tells of an event, if any (N3).
create or replace function template_of(p_type text) returns text language sql immutable parallel safe as $$
  select case p_type
    when 'booking.hold.expired' then 'HOLD_EXPIRED'
    when 'booking.confirmed' then 'CONFIRMED'
    when 'booking.payment_failed' then 'PAYMENT_FAILED'
    when 'booking.cancelled' then 'CANCELLED'
    when 'booking.rescheduled' then 'RESCHEDULED'
    when 'refund.completed' then 'REFUNDED'
  end
$$;

-- Writes what the customer is told of an event: by mail if there is an address, by push if there is a
-- device. Returns how many messages that are.
create or replace function write_notifications(p_event bigint, p_booking text, p_type text, p_details jsonb)
returns integer language sql as $$
  with written as (
    insert into notification (id, event_id, booking_id, person_id, template, channel, language)
    select 'ntf_' || replace(gen_random_uuid()::text, '-', ''), p_event, b.id, p.id, template_of(p_type), c.channel, p.language
    from booking b join person p on p.id = b.customer_id
      cross join lateral (
        select 'EMAIL' as channel where p.email is not null
        union all
        select 'PUSH' where exists (select from push_token t where t.person_id = p.id and t.invalid_at is null)) c
    where b.id = p_booking
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
  update notification set status = 'SUPPRESSED', last_error = p_reason, next_attempt_at = null
  where id = p_notification and status = 'PENDING'
$$;
