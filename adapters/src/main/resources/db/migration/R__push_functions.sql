-- Notes that a message has reached a device.
create or replace function note_push_sent(p_notification text, p_token text, p_provider_id text) returns void language sql as $$
  insert into push_delivery (notification_id, token, status, provider_id) values (p_notification, p_token, 'SENT', p_provider_id)
  on conflict on constraint push_delivery_pk do update set status = 'SENT', provider_id = excluded.provider_id, at = now()
$$;

-- Notes that FCM knows no such device. Once a person has more than 5 of those, the ones that have been for
-- more than 7 days are deleted (N2).
create or replace function note_push_invalid(p_notification text, p_token text, p_person text) returns void language plpgsql as $$
begin
  -- One at a time for each person, so that of several the last counts all the others.
  perform from person where id = p_person for no key update;
  insert into push_delivery (notification_id, token, status) values (p_notification, p_token, 'INVALID')
    on conflict on constraint push_delivery_pk do nothing;
  update push_token set invalid_at = now() where token = p_token and person_id = p_person and invalid_at is null;
  if (select count(*) from push_token where person_id = p_person and invalid_at is not null) > 5 then
    delete from push_token where person_id = p_person and invalid_at < now() - interval '7 days';
  end if;
end $$;
