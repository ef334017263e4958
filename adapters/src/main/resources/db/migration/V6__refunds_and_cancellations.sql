create table cancellation (
  id           bigint      generated always as identity constraint cancellation_pk primary key,
  booking_id   text        not null constraint cancellation_is_of_a_booking references booking,
  number       integer     not null,
  requested_by text        not null,
  reason       text,
  rule         text        not null,
  refund_minor bigint      not null constraint cancellation_refund_is_not_negative check (refund_minor >= 0),
  kept_minor   bigint      not null constraint cancellation_kept_is_not_negative check (kept_minor >= 0),
  requested_at timestamptz not null default now(),
  ended_at     timestamptz,
  reinstated   boolean     not null default false,
  constraint cancellation_is_numbered unique (booking_id, number)
);
comment on table cancellation is 'A booking that was reinstated may be cancelled again; number counts from 1.';
create unique index cancellation_one_open on cancellation (booking_id) where ended_at is null;

create table refund (
  id                 text        not null constraint refund_pk primary key,
  booking_id         text        not null constraint refund_is_of_a_booking references booking,
  payment_id         text        constraint refund_is_of_a_payment references payment,
  offline_payment_id text        constraint refund_is_of_an_offline_payment references offline_payment,
  cancellation_id    bigint      constraint refund_is_of_a_cancellation references cancellation,
  amount_minor       bigint      not null constraint refund_amount_is_positive check (amount_minor > 0),
  currency           text        not null,
  status             text        not null default 'PENDING' constraint refund_status_is_known
                                 check (status in ('PENDING', 'FAILED', 'COMPLETED', 'PENDING_MANUAL', 'WAIVED')),
  reason             text,
  requested_by       text        not null,
  attempts           integer     not null default 0,
  last_error         text,
  generation         integer     not null default 1,
  stripe_refund_id   text        constraint refund_is_one_at_stripe unique,
  reference          text,
  next_attempt_at    timestamptz default now(),
  requested_at       timestamptz not null default now(),
  accepted_at        timestamptz,
  completed_at       timestamptz,
  changed_at         timestamptz not null default now(),
  constraint refund_has_one_source check (num_nonnulls(payment_id, offline_payment_id) = 1),
  constraint refund_completion_is_dated check (status <> 'COMPLETED' or completed_at is not null)
);
comment on table refund is 'Committed with its amount reserved before Stripe is asked (C3). PENDING with stripe_refund_id: Stripe has accepted it and not made it yet.';
comment on column refund.generation is 'Part of our idempotency key: goes up when Stripe would only replay a failure that had no effect.';
comment on column refund.next_attempt_at is 'When its story, or the poll of what Stripe has accepted, is due; null when neither is.';
create index refund_by_booking on refund (booking_id, requested_at);
create index refund_due on refund (next_attempt_at) where status in ('PENDING', 'FAILED');
create index booking_cancelling on booking (changed_at) where status = 'CANCELLING';

alter table operator_case drop constraint operator_case_kind_is_known;
alter table operator_case add constraint operator_case_kind_is_known check (kind in
  ('PAYMENT_UNRESOLVED', 'CAPTURED_WITHOUT_BOOKING', 'WEBHOOK_UNPROCESSED', 'REFUND_PARKED', 'REFUND_NOT_OURS'));
alter table operator_case
  add column act text constraint operator_case_act_is_known check (act in ('RETRY', 'MARK_REFUNDED', 'WAIVE', 'REINSTATE')),
  add column act_by text,
  add column act_reason text,
  add column act_reference text,
  add column act_at timestamptz,
  add column act_refused text,
  add column acts integer not null default 0,
  add constraint operator_case_act_has_author check (act is null or (act_by is not null and act_reason is not null and act_at is not null));
comment on column operator_case.act is 'What an operator decided and is being carried out; afterwards what closed the case.';
comment on column operator_case.acts is 'How many decisions there have been: which one is meant when the same is taken again.';
comment on column operator_case.act_refused is 'Why the last decision was not carried out.';
create index operator_case_by_subject on operator_case (subject_id);

create table alert (
  id         bigint      generated always as identity constraint alert_pk primary key,
  kind       text        not null constraint alert_kind_is_known check (kind in ('REFUND_FAILED', 'REFUND_PARKED')),
  subject_id text        not null,
  booking_id text        not null,
  occasion   integer     not null,
  message    text        not null,
  at         timestamptz not null default now(),
  -- A story that is told twice alerts once.
  constraint alert_goes_out_once unique (kind, subject_id, occasion)
);
comment on table alert is 'Append-only: what somebody on duty should hear of. occasion: which attempt it was.';

create table transaction_log (
  id         bigint      generated always as identity constraint transaction_log_pk primary key,
  booking_id text        not null,
  change     text        not null,
  subject_id text        not null,
  step       text        not null,
  phase      text        not null constraint transaction_log_phase_is_known check (phase in
                         ('STARTED', 'COMPLETED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED')),
  occasion   integer     not null default 1,
  actor      text        not null,
  details    jsonb       not null default '{}',
  at         timestamptz not null default now(),
  constraint transaction_log_step_is_logged_once unique (change, subject_id, step, phase, occasion)
);
comment on table transaction_log is 'Append-only: each step of every change that takes more than one (C1): its start, end and compensation.';
create index transaction_log_by_booking on transaction_log (booking_id, id);
