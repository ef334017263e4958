create table payment (
  id                text        not null constraint payment_pk primary key,
  booking_id        text        not null constraint payment_is_of_a_booking references booking,
  purpose           text        not null constraint payment_purpose_is_known check (purpose in ('HOLD', 'RESCHEDULE')),
  amount_minor      bigint      not null constraint payment_amount_is_positive check (amount_minor > 0),
  currency          text        not null,
  status            text        not null default 'NONE' constraint payment_status_is_known
                                check (status in ('NONE', 'AUTHORIZED', 'CAPTURED', 'VOIDED', 'FAILED')),
  generation        integer     not null default 1,
  payment_intent_id text        constraint payment_intent_is_of_one_payment unique,
  expires_at        timestamptz not null,
  authorized_at     timestamptz,
  refused_at        timestamptz,
  closed_at         timestamptz,
  created_at        timestamptz not null default now(),
  constraint payment_end_is_dated check (status not in ('CAPTURED', 'VOIDED') or closed_at is not null)
);
comment on table payment is 'Committed before Stripe is asked for a PaymentIntent, so that none can be open without us knowing.';
comment on column payment.generation is 'Part of our idempotency keys: goes up when Stripe would only replay a failure that had no effect.';
comment on column payment.authorized_at is 'latest_charge.created of Stripe, whole seconds.';
comment on column payment.refused_at is 'When it was decided that no money is to be taken for it: what is authorised is voided.';
comment on column payment.closed_at is 'When Stripe showed that it can neither hold nor take money for it any more.';
-- One PaymentIntent per hold.
create unique index payment_one_per_hold on payment (booking_id) where purpose = 'HOLD';
create index payment_open on payment (created_at) where closed_at is null;

create table operator_case (
  id          bigint      generated always as identity constraint operator_case_pk primary key,
  kind        text        not null constraint operator_case_kind_is_known check (kind in
                          ('PAYMENT_UNRESOLVED', 'CAPTURED_WITHOUT_BOOKING', 'WEBHOOK_UNPROCESSED')),
  booking_id  text,
  subject_id  text        not null,
  error       text        not null,
  details     jsonb       not null default '{}',
  opened_at   timestamptz not null default now(),
  resolved_at timestamptz
);
comment on table operator_case is 'What SlotBase could not finish by itself and a person has to know of. subject_id: a payment, an event.';
create unique index operator_case_one_open on operator_case (kind, subject_id) where resolved_at is null;

create table stripe_event (
  id              text        not null constraint stripe_event_pk primary key,
  type            text        not null,
  object_id       text,
  payload         jsonb       not null,
  received_at     timestamptz not null default now(),
  processed_at    timestamptz,
  attempts        integer     not null default 0,
  last_error      text,
  next_attempt_at timestamptz not null default now()
);
comment on table stripe_event is 'The inbox: every event that Stripe delivered, once (W2), kept for 90 days.';
create index stripe_event_unprocessed on stripe_event (next_attempt_at) where processed_at is null;
create index stripe_event_by_age on stripe_event (received_at);
