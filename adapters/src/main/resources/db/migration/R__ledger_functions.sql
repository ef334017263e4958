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

-- Whether a booking has been cancelled after its confirmation, or is being so. Then what its customer is
-- owed for is what is still to be given back, and no more: the rest is kept.
create or replace function is_cancelled(p_booking text) returns boolean language sql stable as $$
  select exists (select from booking
    where id = p_booking and status in ('CANCELLING', 'CANCELLED') and confirmed_at is not null)
$$;

create or replace function book_refund(p_booking text, p_source text, p_from text, p_amount bigint)
returns boolean language sql as $$
  select book(p_booking, 'REFUND', p_source, jsonb_build_object(p_from, -p_amount, 'CUSTOMER', p_amount))
$$;

-- Books that of a cancelled booking a refund is to be made, of what was kept before, or that one is not.
create or replace function promise_refund(p_refund refund) returns void language plpgsql as $$
begin
  if is_cancelled(p_refund.booking_id) then
    perform book(p_refund.booking_id, 'FEE_REVERSAL', p_refund.id,
      jsonb_build_object('CUSTOMER', -p_refund.amount_minor, 'FEES', p_refund.amount_minor));
  end if;
end $$;

create or replace function keep_refund(p_refund refund) returns void language plpgsql as $$
begin
  if is_cancelled(p_refund.booking_id) then
    perform book(p_refund.booking_id, 'FEE', p_refund.id,
      jsonb_build_object('CUSTOMER', p_refund.amount_minor, 'FEES', -p_refund.amount_minor));
  end if;
end $$;

-- Books that nothing is kept of a booking any more, as it stands again.
create or replace function return_fees(p_booking text, p_source text) returns void language plpgsql as $$
declare
  v_kept bigint := -balance(p_booking, 'FEES');
begin
  if v_kept <> 0 then
    perform book(p_booking, 'FEE_REVERSAL', p_source, jsonb_build_object('CUSTOMER', -v_kept, 'FEES', v_kept));
  end if;
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
