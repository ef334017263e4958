alter table booking add column remind_at timestamptz;
comment on column booking.remind_at is 'When its customer is to be reminded of it next (N3); null: not any more.';
create index booking_by_reminder on booking (remind_at) where remind_at is not null;
update booking set remind_at = (
    select min(due) from unnest(array[starts_at - interval '24 h', starts_at - interval '1 h']) due where due > now())
  where status = 'CONFIRMED';
