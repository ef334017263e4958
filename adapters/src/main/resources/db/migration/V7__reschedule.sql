alter table booking
  add column slot_minutes integer constraint booking_slot_is_positive check (slot_minutes > 0),
  add column slot_price_minor bigint constraint booking_slot_price_is_not_negative check (slot_price_minor >= 0);
-- What each slot cost is told by the booking itself; only how long one was has to be taken from the listing.
update booking b set slot_minutes = l.slot_minutes,
    slot_price_minor = round(b.price_minor * l.slot_minutes * 60 / extract(epoch from b.ends_at - b.starts_at))
  from listing l where l.id = b.listing_id;
alter table booking alter column slot_minutes set not null, alter column slot_price_minor set not null;
comment on column booking.slot_price_minor is 'Of slot_minutes; copied when it was held (B8), so that another range can be priced as this one was.';
comment on column booking.price_minor is 'Of the whole range, as agreed last: when it was held, or when it was moved.';

alter table payment add column starts_at timestamptz, add column ends_at timestamptz;
alter table payment add constraint payment_of_a_reschedule_has_a_range check (
  case purpose when 'RESCHEDULE' then starts_at is not null and ends_at is not null and starts_at < ends_at
    else starts_at is null and ends_at is null end);
comment on column payment.starts_at is 'With ends_at the range that it is the difference for; null for a hold.';
-- One that is asked for replaces the one before, which is refused and voided.
create unique index payment_one_wanted_per_reschedule on payment (booking_id)
  where purpose = 'RESCHEDULE' and refused_at is null and closed_at is null;

create index payment_by_booking on payment (booking_id);

create table reschedule (
  payment_id   text        not null constraint reschedule_pk primary key
                           constraint reschedule_is_of_a_payment references payment,
  booking_id   text        not null constraint reschedule_is_of_a_booking references booking,
  unit         integer     not null constraint reschedule_unit_counts_from_one check (unit >= 1),
  price_minor  bigint      not null constraint reschedule_price_is_not_negative check (price_minor >= 0),
  requested_by text        not null,
  requested_at timestamptz not null default now(),
  ended_at     timestamptz,
  moved        boolean     not null default false,
  constraint reschedule_moved_has_ended check (not moved or ended_at is not null)
);
comment on table reschedule is 'Moves that take money, from their claim of the range of their payment until it is decided whether they are made. Others are made at once.';
create unique index reschedule_one_open on reschedule (booking_id) where ended_at is null;
