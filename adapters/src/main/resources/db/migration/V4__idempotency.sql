create table idempotency_record (
  caller       text        not null,
  path         text        not null,
  key          text        not null,
  request_hash bytea       not null,
  lease_until  timestamptz not null,
  status       smallint,
  location     text,
  content_type text,
  body         text,
  held_booking jsonb,
  created_at   timestamptz not null default now(),
  constraint idempotency_record_pk primary key (caller, path, key)
);
comment on table idempotency_record is 'What a POST with an Idempotency-Key was answered, for 24 hours; status is null while it runs.';
comment on column idempotency_record.held_booking is 'The booking row of a hold that was won; its answer is made from it instead of from body.';
create index idempotency_record_by_age on idempotency_record (created_at);
