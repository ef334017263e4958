-- An equality on text and integer beside an overlap of ranges in one GiST index.
create extension if not exists btree_gist;

create table person (
  id         text        not null constraint person_pk primary key,
  created_at timestamptz not null default now()
);
comment on table person is 'Whoever was ever seen with a valid token or named as a customer; id is the sub of the token.';

create table listing (
  id                  text        not null constraint listing_pk primary key,
  seller_id           text        not null,
  name                text        not null,
  time_zone           text        not null,
  opening_hours       jsonb       not null,
  slot_minutes        integer     not null constraint listing_slot_is_positive check (slot_minutes > 0),
  capacity            integer     not null constraint listing_capacity_is_positive check (capacity > 0),
  price_minor         bigint      not null constraint listing_price_is_not_negative check (price_minor >= 0),
  currency            text        not null constraint listing_currency_is_iso_4217 check (currency ~ '^[A-Z]{3}$'),
  online_payment      boolean     not null,
  hold_seconds        integer     constraint listing_hold_is_within_b1 check (hold_seconds between 60 and 7200),
  cancellation_policy jsonb       not null,
  version             integer     not null default 1,
  created_at          timestamptz not null default now()
);

create table booking (
  id                  text        not null constraint booking_pk primary key,
  listing_id          text        not null constraint booking_is_of_a_listing references listing,
  seller_id           text        not null,
  customer_id         text        not null constraint booking_is_of_a_person references person,
  status              text        not null constraint booking_status_is_known check (status in
    ('HELD', 'EXPIRED', 'CONFIRMING', 'CONFIRMED', 'PAYMENT_FAILED', 'CANCELLING', 'CANCELLED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')),
  starts_at           timestamptz not null,
  ends_at             timestamptz not null,
  unit                integer     not null constraint booking_unit_counts_from_one check (unit >= 1),
  price_minor         bigint      not null constraint booking_price_is_not_negative check (price_minor >= 0),
  currency            text        not null,
  payment_required    boolean     not null,
  time_zone           text        not null,
  cancellation_policy jsonb       not null,
  expires_at          timestamptz not null,
  confirmed_at        timestamptz,
  cancelled_at        timestamptz,
  cancelled_by        text,
  created_at          timestamptz not null default now(),
  changed_at          timestamptz not null default now(),
  version             integer     not null default 1,
  constraint booking_ends_after_it_starts check (starts_at < ends_at),
  constraint booking_cancelled_is_by_someone check (status <> 'CANCELLED' or (cancelled_at is not null and cancelled_by is not null)),
  constraint booking_confirmed_is_dated check (status not in ('CONFIRMED', 'CHECKED_IN') or confirmed_at is not null)
);
comment on column booking.price_minor is 'Of the whole range; copied from the listing with currency, zone and policy when it was held (B8).';

create index booking_by_customer on booking (customer_id, created_at desc, id desc);
create index booking_by_seller on booking (seller_id, created_at desc, id desc);
-- What the sweep looks for; both sets are small, however many bookings there are.
create index booking_held on booking (expires_at) where status = 'HELD';
create index booking_confirming on booking (changed_at) where status = 'CONFIRMING';

create table slot_claim (
  booking_id text      not null,
  listing_id text      not null,
  unit       integer   not null,
  period     tstzrange not null,
  constraint slot_claim_pk primary key (booking_id, period),
  -- Checked at commit: the claim is made first, as it decides whether there will be a booking.
  constraint slot_claim_is_of_a_booking foreign key (booking_id) references booking deferrable initially deferred,
  -- The whole promise of B2. A booking may overlap itself, as it does while it is moved.
  constraint booking_no_overlap exclude using gist
    (listing_id with =, unit with =, period with &&, booking_id with <>)
);
comment on table slot_claim is 'Exists exactly while its booking occupies its slot: HELD, CONFIRMING, CONFIRMED, CHECKED_IN.';

-- The same table as BookingStatus.next(); a test holds the two together.
create table booking_transition (
  from_status text not null,
  to_status   text not null,
  constraint booking_transition_pk primary key (from_status, to_status)
);
insert into booking_transition (from_status, to_status) values
  ('HELD', 'CONFIRMING'), ('HELD', 'CONFIRMED'), ('HELD', 'EXPIRED'), ('HELD', 'CANCELLED'),
  ('EXPIRED', 'CONFIRMING'),
  ('CONFIRMING', 'CONFIRMED'), ('CONFIRMING', 'PAYMENT_FAILED'),
  ('CONFIRMED', 'CANCELLING'), ('CONFIRMED', 'CHECKED_IN'), ('CONFIRMED', 'NO_SHOW'), ('CONFIRMED', 'COMPLETED'),
  ('CANCELLING', 'CANCELLED'), ('CANCELLING', 'CONFIRMED'),
  ('CHECKED_IN', 'COMPLETED');
