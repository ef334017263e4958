create table resend_event (
  id              text        not null constraint resend_event_pk primary key,
  type            text        not null,
  object_id       text,
  payload         jsonb       not null,
  received_at     timestamptz not null default now(),
  processed_at    timestamptz,
  attempts        integer     not null default 0,
  last_error      text,
  next_attempt_at timestamptz not null default now()
);
comment on table resend_event is 'The inbox of what Resend delivered, once (W2), kept for 90 days. id: of Svix, which delivers for Resend; object_id: of the mail.';
create index resend_event_unprocessed on resend_event (next_attempt_at) where processed_at is null;
create index resend_event_by_age on resend_event (received_at);

-- What Resend tells of names its own id of the mail.
create index notification_by_provider_id on notification (provider_id) where provider_id is not null;
