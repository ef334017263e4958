-- Books what moved money. False if it was booked before.
-- p_entries: account to signed amount, debits positive; amounts of zero are left out.
create or replace function book(p_booking text, p_kind text, p_source text, p_entries jsonb)
returns boolean language plpgsql as $$
declare
  v_transaction bigint;
begin
  insert into ledger_transaction (booking_id, kind, source_id, currency)
    select id, p_kind, p_source, currency from booking where id = p_booking
    on conflict on constraint ledger_transaction_is_booked_once do nothing
    returning id into v_transaction;
  if v_transaction is null then
    return false;
  end if;
  insert into ledger_entry (transaction_id, account, amount_minor)
    select v_transaction, key, value::bigint from jsonb_each_text(p_entries) where value::bigint <> 0;
  return true;
end $$;

create or replace function balance(p_booking text, p_account text) returns bigint language sql stable as $$
  select coalesce(sum(e.amount_minor), 0)::bigint
  from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
  where t.booking_id = p_booking and e.account = p_account
$$;

-- Books that a transaction was undone: its entries with the opposite sign.
create or replace function book_reversal(p_kind text, p_of_kind text, p_source text)
returns boolean language plpgsql as $$
declare
  v_booking text;
  v_entries jsonb;
begin
  select t.booking_id, jsonb_object_agg(e.account, -e.amount_minor) into v_booking, v_entries
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
    where t.kind = p_of_kind and t.source_id = p_source group by t.booking_id;
  return v_booking is not null and book(v_booking, p_kind, p_source, v_entries);
end $$;

-- Books money that was given back. What is owed to the customer goes first; what goes beyond it had
-- been kept as a fee, and is not any more.
create or replace function book_refund(p_booking text, p_source text, p_from text, p_amount bigint)
returns boolean language plpgsql as $$
declare
  v_owed bigint := least(p_amount, greatest(0, -balance(p_booking, 'CUSTOMER')));
begin
  return book(p_booking, 'REFUND', p_source,
    jsonb_build_object(p_from, -p_amount, 'CUSTOMER', v_owed, 'FEES', p_amount - v_owed));
end $$;

-- What a booking's ledger says: all in minor units of its currency.
create or replace view booking_money as
  select t.booking_id,
    coalesce(sum(e.amount_minor) filter (where t.kind = 'CAPTURE' and e.account = 'STRIPE'), 0)::bigint as captured_minor,
    coalesce(sum(e.amount_minor) filter (where t.kind = 'OFFLINE_PAYMENT' and e.account = 'OFFLINE'), 0)::bigint as offline_minor,
    coalesce(-sum(e.amount_minor) filter (where t.kind in ('REFUND', 'REFUND_REVERSAL')
      and e.account in ('STRIPE', 'OFFLINE')), 0)::bigint as refunded_minor,
    coalesce(-sum(e.amount_minor) filter (where e.account = 'CUSTOMER'), 0)::bigint as owed_for_minor,
    coalesce(-sum(e.amount_minor) filter (where e.account = 'FEES'), 0)::bigint as fees_minor
  from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
  group by t.booking_id;
grant select on booking_money to ${app_role};
