-- Notes that a mail came back or was called spam: its address takes no mail from then on, and the booking that
-- it told of shows so, once. An address that was stopped before stays stopped for the reason it had.
-- p_kind: BOUNCED or COMPLAINED. p_address: null if it is not known which one it was. p_notification: which
-- message it was, if the mail says so; p_provider_id finds it otherwise, once its sending is on record.
create or replace function note_returned_mail(p_kind text, p_address text, p_provider_id text, p_notification text)
returns void language plpgsql as $$
declare
  v_type text := case p_kind when 'BOUNCED' then 'notification.bounced' when 'COMPLAINED' then 'notification.complained' end;
  v_told notification;
begin
  if p_address is not null then
    insert into mailbox_stop (address, reason) values (lower(p_address), p_kind)
      on conflict on constraint mailbox_stop_pk do nothing;
  end if;
  -- Locked, so that of two that tell the same one sees what the other wrote.
  select * into v_told from notification
    where channel = 'EMAIL' and (id = p_notification or provider_id = p_provider_id)
    order by id = p_notification desc nulls last limit 1 for update;
  if v_told.id is not null and not exists (
    select from booking_event
    where booking_id = v_told.booking_id and type = v_type and details ->> 'notificationId' = v_told.id)
  then
    perform record_event(v_told.booking_id, v_type, 'resend',
      jsonb_build_object('notificationId', v_told.id, 'template', v_told.template));
  end if;
end $$;
