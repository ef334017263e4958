create table waitlist_entry (
  id           text        not null constraint waitlist_entry_pk primary key,
  position     bigint      not null generated always as identity
                           constraint waitlist_position_is_of_one_entry unique,
  listing_id   text        not null constraint waitlist_entry_is_of_a_listing references listing,
  person_id    text        not null constraint waitlist_entry_is_of_a_person references person,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  slots        integer     constraint waitlist_slots_are_positive check (slots > 0),
  default_hold interval    not null constraint waitlist_hold_is_positive check (default_hold > interval '0'),
  status       text        not null default 'WAITING' constraint waitlist_status_is_known check (status in
                           ('WAITING', 'OFFERED', 'ACCEPTED', 'BOOKED', 'DECLINED', 'LAPSED', 'LEFT', 'MISSED')),
  booking_id   text        constraint waitlist_offer_is_a_booking references booking
                           constraint waitlist_offer_is_to_one_entry unique,
  gave_up      text        constraint waitlist_given_up_is_a_booking references booking,
  created_at   timestamptz not null default now(),
  offered_at   timestamptz,
  ended_at     timestamptz,
  constraint waitlist_entry_ends_after_it_starts check (starts_at < ends_at),
  constraint waitlist_offer_has_a_booking check
    ((status in ('OFFERED', 'ACCEPTED', 'BOOKED', 'DECLINED', 'LAPSED')) = (booking_id is not null)),
  constraint waitlist_offer_is_dated check ((booking_id is null) = (offered_at is null)),
  constraint waitlist_left_for_a_booking check ((status = 'LEFT') = (gave_up is not null)),
  constraint waitlist_end_is_dated check ((status in ('WAITING', 'OFFERED', 'ACCEPTED')) = (ended_at is null))
);
comment on table waitlist_entry is 'Who waits for a range of a listing, and the one offer that was made to them (N4).';
comment on column waitlist_entry.position is 'First come, first served: the order of joining, per listing that of the commits, too.';
comment on column waitlist_entry.slots is 'How many slots of the listing''s grid, as it is now, the range is; null: it can''t be booked any more.';
comment on column waitlist_entry.default_hold is 'How long an offer stands if the listing has no hold of its own, as it was set when the entry was made.';
comment on column waitlist_entry.booking_id is 'The offer: a hold of the person''s; it stays on record however it ends.';
comment on column waitlist_entry.gave_up is 'The booking of the person''s own with which they let go what they waited for.';

create unique index waitlist_one_open_entry on waitlist_entry (person_id, listing_id, starts_at, ends_at)
  where status in ('WAITING', 'OFFERED', 'ACCEPTED');
create index waitlist_waiting on waitlist_entry (listing_id, position) where status = 'WAITING';
create index waitlist_beginning on waitlist_entry (starts_at) where status = 'WAITING';

alter table booking add column offer text constraint booking_offer_is_known check (offer in ('MADE', 'ACCEPTED'));
comment on column booking.offer is 'Of a hold that was made for who waited: whether they have accepted it, without which it is neither paid nor confirmed.';
