alter table person
  add column email text,
  add column phone text,
  add column language text not null default 'en' constraint person_language_is_known check (language in ('en', 'es', 'zh')),
  add column changed_at timestamptz;

create table push_token (
  token      text        not null constraint push_token_pk primary key,
  person_id  text        not null constraint push_token_is_of_a_person references person,
  created_at timestamptz not null default now(),
  invalid_at timestamptz
);
comment on table push_token is 'A device of a person''s. invalid_at: since when FCM says that it is not registered any more (N2).';
create index push_token_by_person on push_token (person_id);

create table mailbox_stop (
  address text        not null constraint mailbox_stop_pk primary key,
  reason  text        not null constraint mailbox_stop_reason_is_known check (reason in ('BOUNCED', 'COMPLAINED')),
  at      timestamptz not null default now()
);
comment on table mailbox_stop is 'Addresses, in lower case, to which no mail is sent any more: it bounced, or its owner complained (N1).';

create table notification (
  id              text        not null constraint notification_pk primary key,
  event_id        bigint      not null constraint notification_is_of_an_event references booking_event,
  booking_id      text        not null constraint notification_is_of_a_booking references booking,
  person_id       text        not null constraint notification_is_for_a_person references person,
  template        text        not null constraint notification_template_is_known check (template in
                              ('HOLD_EXPIRED', 'CONFIRMED', 'PAYMENT_FAILED', 'PAYMENT_REFUSED', 'CANCELLED', 'REFUNDED', 'RESCHEDULED',
                               'WAITLIST_OFFER', 'REMINDER_24H', 'REMINDER_1H')),
  channel         text        not null constraint notification_channel_is_known check (channel in ('EMAIL', 'PUSH')),
  language        text        not null,
  status          text        not null default 'PENDING' constraint notification_status_is_known
                              check (status in ('PENDING', 'SENT', 'FAILED', 'SUPPRESSED')),
  attempts        integer     not null default 0,
  next_attempt_at timestamptz default now(),
  useless_at      timestamptz,
  last_error      text,
  provider_id     text,
  created_at      timestamptz not null default now(),
  sent_at         timestamptz,
  suppressed_at   timestamptz,
  -- What is told once is told once, however often its reaction is started.
  constraint notification_is_told_once unique (event_id, template, channel),
  constraint notification_sending_is_dated check ((status = 'SENT') = (sent_at is not null)),
  constraint notification_suppression_is_dated check ((status = 'SUPPRESSED') = (suppressed_at is not null)),
  constraint notification_waits_while_pending check ((status = 'PENDING') = (next_attempt_at is not null))
);
comment on table notification is 'A message to a person by one channel, written with the event it tells of.';
comment on column notification.useless_at is 'From when on it is better not sent at all; null: never.';
create index notification_by_booking on notification (booking_id, created_at);
create index notification_due on notification (next_attempt_at) where status = 'PENDING';

create table notification_attempt (
  notification_id text        not null constraint notification_attempt_is_of_a_notification references notification,
  number          integer     not null,
  at              timestamptz not null default now(),
  error           text,
  constraint notification_attempt_pk primary key (notification_id, number)
);
comment on table notification_attempt is 'Append-only: every call of a provider that was answered or given up, without an error if it was heeded (N1).';

create view pending_notifications as
  select id, booking_id, person_id, template, channel, attempts, next_attempt_at, created_at
  from notification where status = 'PENDING';
comment on view pending_notifications is 'What is still to be sent (N1).';

create view notification_retry_queue as
  select n.id, n.booking_id, n.person_id, n.template, n.channel, n.attempts, n.next_attempt_at, n.last_error
  from notification n where n.status = 'PENDING' and n.attempts > 0;
comment on view notification_retry_queue is 'What failed and waits for its next attempt (N1).';

-- What is to be started for an event, by the names of Reaction in the code.
alter table outbox add column reactions text[] not null default '{}';
-- What was not dispatched yet is not lost; only messages are told of nothing that happened before.
update outbox set reactions = case
    when type in ('booking.hold.expired', 'booking.confirmed', 'booking.cancelled', 'booking.payment_failed')
      then array['WAKE_STORY']
    when type = 'refund.requested' then array['START_REFUND']
    else array['WAKE_RESCHEDULES']
  end;
