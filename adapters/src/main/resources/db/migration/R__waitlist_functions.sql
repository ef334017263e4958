-- Locks, in the order in which they are taken: bookings, in that of their ids; this key of the listing's
-- waitlist, shared by who frees a slot, alone by who joins; the listing's row, by who makes offers. Who
-- holds one of the latter two never waits for a booking, and so no two wait for each other.
create or replace function waitlist_key(p_listing text) returns bigint language sql immutable parallel safe as $$
  select hashtextextended('waitlist:' || p_listing, 0)
$$;

-- Until the transaction ends nobody else makes offers of this listing, or changes it.
create or replace function lock_waitlist(p_listing text) returns listing language plpgsql as $$
declare
  v_listing listing;
begin
  select * into strict v_listing from listing where id = p_listing for no key update;
  return v_listing;
end $$;

-- Whoever lets a slot go does not get it back: what they waited for and have just let go themselves
-- is not theirs to be offered. They may join again.
create or replace function leave_waitlist(p_booking booking, p_freed tstzmultirange) returns void language plpgsql as $$
begin
  if not exists (select from waitlist_entry
      where listing_id = p_booking.listing_id and person_id = p_booking.customer_id and status = 'WAITING') then
    return;
  end if;
  perform lock_waitlist(p_booking.listing_id);
  update waitlist_entry set status = 'LEFT', gave_up = p_booking.id, ended_at = now()
    where listing_id = p_booking.listing_id and person_id = p_booking.customer_id and status = 'WAITING'
      and tstzrange(starts_at, ends_at) <@ p_freed;
end $$;

-- Whether what begins at a time can still be offered: before it begins, and with the whole time of a hold
-- left if it is to be paid.
create or replace function can_be_offered(p_listing listing, p_start timestamptz, p_default_hold interval)
returns boolean language sql stable parallel safe as $$
  select p_start > now() and (not needs_payment(p_listing) or p_start >= now() + hold_of(p_listing, p_default_hold))
$$;

-- Makes the offers that can be made: to each in the order of joining whose whole range can be claimed.
-- p_freed: only to who waits for some
-- of it; null: to anyone. Returns how many were made.
create or replace function serve_waitlist(p_listing text, p_freed tstzmultirange default null) returns integer
language plpgsql as $$
declare
  v_listing listing;
  v_entry waitlist_entry;
  v_range tstzrange;
  v_full tstzrange[] := '{}';
  v_offers integer := 0;
begin
  if not exists (select from waitlist_entry where listing_id = p_listing and status = 'WAITING'
      and (p_freed is null or tstzrange(starts_at, ends_at) && p_freed)) then
    return 0;
  end if;
  v_listing := lock_waitlist(p_listing);
  for v_entry in
    select * from waitlist_entry where listing_id = p_listing and status = 'WAITING'
      and (p_freed is null or tstzrange(starts_at, ends_at) && p_freed)
      and slots is not null and can_be_offered(v_listing, starts_at, default_hold)
    order by position for update
  loop
    v_range := tstzrange(v_entry.starts_at, v_entry.ends_at);
    -- What has no unit for one has none for the next who wants all of it.
    continue when v_range @> any (v_full);
    if make_offer(v_entry, v_listing) then
      v_offers := v_offers + 1;
    else
      v_full := v_full || v_range;
    end if;
  end loop;
  return v_offers;
end $$;

-- Holds what an entry waits for. False if no unit is free for the whole of it.
create or replace function make_offer(p_entry waitlist_entry, p_listing listing) returns boolean
language plpgsql as $$
declare
  v_booking text := 'bkg_' || md5(gen_random_uuid()::text || gen_random_uuid()::text);
  v_unit integer := claim_unit(v_booking, p_listing.id, tstzrange(p_entry.starts_at, p_entry.ends_at), p_listing.capacity);
  v_held booking;
  v_details jsonb;
begin
  if v_unit is null then
    return false;
  end if;
  v_held := make_hold(v_booking, p_listing, p_entry.person_id, 'waitlist', p_entry.starts_at, p_entry.ends_at,
    p_entry.slots, v_unit, p_entry.default_hold, 'MADE');
  update waitlist_entry set status = 'OFFERED', booking_id = v_booking, offered_at = now() where id = p_entry.id;
  v_details := jsonb_build_object('entryId', p_entry.id, 'expiresAt', v_held.expires_at);
  perform record_event(v_booking, 'waitlist.offered', 'waitlist', v_details);
  perform log_step(v_booking, 'offer', p_entry.id, 'hold', 'COMPLETED', 1, 'waitlist', v_details);
  return true;
end $$;

-- Accepts a running offer, which starts the time of its hold anew, but never beyond the start of its
-- range. False if it is over, or was accepted before.
create or replace function accept_offer(p_entry text, p_actor text) returns boolean language plpgsql as $$
declare
  v_booking booking;
  v_details jsonb;
begin
  update booking b set
      offer = 'ACCEPTED',
      expires_at = least(date_trunc('milliseconds', now()) + hold_of(l, e.default_hold), b.starts_at),
      changed_at = now(),
      version = b.version + 1
    from waitlist_entry e, listing l
    where e.id = p_entry and b.id = e.booking_id and l.id = b.listing_id
      and b.status = 'HELD' and b.offer = 'MADE' and b.expires_at > now()
    returning b.* into v_booking;
  if not found then
    return false;
  end if;
  update waitlist_entry set status = 'ACCEPTED' where id = p_entry;
  v_details := jsonb_build_object('entryId', p_entry, 'expiresAt', v_booking.expires_at);
  perform record_event(v_booking.id, 'waitlist.accepted', p_actor, v_details);
  perform log_step(v_booking.id, 'offer', p_entry, 'accept', 'COMPLETED', 1, p_actor, v_details);
  return true;
end $$;

-- Declines a running offer that was not accepted, which frees its slot for the next. False if it is over,
-- or was accepted: what was accepted is cancelled as any other hold.
create or replace function decline_offer(p_entry text, p_actor text) returns boolean language plpgsql as $$
declare
  v_booking booking;
begin
  select b.* into v_booking from waitlist_entry e join booking b on b.id = e.booking_id where e.id = p_entry for update of b;
  return v_booking.offer = 'MADE'
    and exists (select from move_booking(v_booking.id, 'HELD', 'CANCELLED', 'RUNNING', 'booking.cancelled', p_actor, '{}'));
end $$;

-- Notes what became of an offer with its booking. Late money may book what had lapsed, and a capture
-- that fails ends what was booked.
create or replace function note_offer(p_booking booking, p_actor text) returns void language plpgsql as $$
declare
  v_entry waitlist_entry;
begin
  -- Before the entry, as who joins has this key when they look at what entries the person has.
  perform pg_advisory_xact_lock_shared(waitlist_key(p_booking.listing_id));
  update waitlist_entry set
      status = case
        when p_booking.status in ('CONFIRMING', 'CONFIRMED') then 'BOOKED'
        when p_booking.status = 'CANCELLED' and p_actor = p_booking.customer_id then 'DECLINED'
        else 'LAPSED' end,
      ended_at = now()
    where booking_id = p_booking.id returning * into strict v_entry;
  if v_entry.status <> 'BOOKED' then
    perform log_step(p_booking.id, 'offer', v_entry.id, 'hold', 'COMPENSATED', 1, p_actor,
      jsonb_build_object('status', v_entry.status));
  elsif p_booking.status = 'CONFIRMED' then
    perform log_step(p_booking.id, 'offer', v_entry.id, 'book', 'COMPLETED', 1, p_actor, '{}');
  end if;
end $$;

-- Puts a person on the waitlist, and offers them at once what is free and nobody before them waits for.
--   JOINED           entry is the new row's id
--   JOINED_BEFORE    they wait for it, or are offered it, already: entry is that row's id
--   PAST             the range has begun
--   LISTING_CHANGED  the caller worked from another version of the listing; nothing was written
create or replace function join_waitlist(
  p_entry text, p_person text, p_listing text, p_listing_version integer, p_start timestamptz, p_end timestamptz,
  p_slots integer, p_default_hold interval, out outcome text, out entry text)
language plpgsql as $$
declare
  v_listing listing;
begin
  insert into person (id) values (p_person) on conflict do nothing;
  perform pg_advisory_xact_lock(waitlist_key(p_listing));
  v_listing := lock_waitlist(p_listing);
  if v_listing.version <> p_listing_version then
    outcome := 'LISTING_CHANGED';
    return;
  end if;
  if p_start <= now() then
    outcome := 'PAST';
    return;
  end if;
  -- A hold that is over is in nobody's way. One that somebody has in hand is released by them, and they
  -- see this entry when they do.
  perform move_booking(over.id, 'HELD', 'EXPIRED', 'OVER', 'booking.hold.expired', 'claim', '{}') from (
    select b.id from booking b join slot_claim c on c.booking_id = b.id
    where c.listing_id = p_listing and c.period && tstzrange(p_start, p_end) and b.status = 'HELD' and b.expires_at <= now()
    order by b.id for update of b skip locked) over;

  insert into waitlist_entry (id, listing_id, person_id, starts_at, ends_at, slots, default_hold)
    values (p_entry, p_listing, p_person, p_start, p_end, p_slots, p_default_hold)
    on conflict (person_id, listing_id, starts_at, ends_at) where status in ('WAITING', 'OFFERED', 'ACCEPTED')
    do nothing returning id into entry;
  outcome := 'JOINED';
  if entry is null then
    outcome := 'JOINED_BEFORE';
    select id into strict entry from waitlist_entry
      where person_id = p_person and listing_id = p_listing and starts_at = p_start and ends_at = p_end
        and status in ('WAITING', 'OFFERED', 'ACCEPTED');
  end if;
  perform serve_waitlist(p_listing, tstzmultirange(tstzrange(p_start, p_end)));
end $$;
