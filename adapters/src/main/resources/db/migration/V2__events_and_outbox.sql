create table booking_event (
  id         bigint      generated always as identity constraint booking_event_pk primary key,
  booking_id text        not null,
  type       text        not null,
  at         timestamptz not null default now(),
  actor      text        not null,
  details    jsonb       not null default '{}'
);
comment on table booking_event is 'Append-only: what happened to a booking, in order. actor is a sub, or which part of SlotBase it was.';
create index booking_event_by_booking on booking_event (booking_id, id);

create table outbox (
  event_id   bigint      not null constraint outbox_pk primary key
                         constraint outbox_is_of_an_event references booking_event,
  booking_id text        not null,
  type       text        not null,
  created_at timestamptz not null default now()
);
comment on table outbox is 'Events whose reactions Temporal has not accepted yet. A row goes once it has.';
