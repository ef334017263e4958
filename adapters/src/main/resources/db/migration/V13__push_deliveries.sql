create table push_delivery (
  notification_id text        not null constraint push_delivery_is_of_a_notification references notification,
  token           text        not null,
  status          text        not null constraint push_delivery_status_is_known check (status in ('SENT', 'INVALID')),
  provider_id     text,
  at              timestamptz not null default now(),
  constraint push_delivery_pk primary key (notification_id, token),
  constraint push_delivery_sent_is_named check ((status = 'SENT') = (provider_id is not null))
);
comment on table push_delivery is 'What FCM answered for a device, by its token, which may be gone from push_token: no attempt sends there again once it was SENT (N2).';
