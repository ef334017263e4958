create table ledger_transaction (
  id         bigint      generated always as identity constraint ledger_transaction_pk primary key,
  booking_id text        not null constraint ledger_transaction_is_of_a_booking references booking,
  kind       text        not null constraint ledger_transaction_kind_is_known check (kind in
                         ('CAPTURE', 'OFFLINE_PAYMENT', 'REFUND', 'REFUND_REVERSAL', 'FEE', 'FEE_REVERSAL', 'DISPUTE_LOST')),
  source_id  text        not null,
  currency   text        not null,
  at         timestamptz not null default now(),
  -- What moved money once is booked once, however often it is told.
  constraint ledger_transaction_is_booked_once unique (kind, source_id)
);
comment on table ledger_transaction is 'Append-only: what moved money of a booking (C6). source_id: a payment, a refund and its attempt, a cancellation.';
create index ledger_transaction_by_booking on ledger_transaction (booking_id);

create table ledger_entry (
  transaction_id bigint not null constraint ledger_entry_is_of_a_transaction references ledger_transaction,
  account        text   not null constraint ledger_account_is_known check (account in
                        ('STRIPE', 'OFFLINE', 'CUSTOMER', 'FEES', 'DISPUTES')),
  amount_minor   bigint not null constraint ledger_entry_moves_something check (amount_minor <> 0),
  constraint ledger_entry_pk primary key (transaction_id, account)
);
comment on table ledger_entry is 'Debits are positive. STRIPE, OFFLINE: money we have there. CUSTOMER: what we owe for, so negative while it is paid. FEES: what we keep.';

create function refuse_unbalanced_transaction() returns trigger language plpgsql as $$
declare
  v_transaction bigint := case tg_table_name when 'ledger_entry' then (to_jsonb(new) ->> 'transaction_id')::bigint
    else (to_jsonb(new) ->> 'id')::bigint end;
  v_entries integer;
  v_sum numeric;
begin
  select count(*), coalesce(sum(amount_minor), 0) into v_entries, v_sum
    from ledger_entry where transaction_id = v_transaction;
  if v_entries < 2 or v_sum <> 0 then
    raise exception 'Ledger transaction % has % entries that sum to %', v_transaction, v_entries, v_sum
      using errcode = 'check_violation', constraint = 'ledger_transaction_is_balanced', table = 'ledger_transaction';
  end if;
  return null;
end $$;

-- At the commit, as entries come one after the other; a transaction without any is none, either.
create constraint trigger ledger_transaction_is_balanced after insert on ledger_transaction
  deferrable initially deferred for each row execute function refuse_unbalanced_transaction();
create constraint trigger ledger_entry_is_balanced after insert on ledger_entry
  deferrable initially deferred for each row execute function refuse_unbalanced_transaction();

create table offline_payment (
  id                    text        not null constraint offline_payment_pk primary key,
  booking_id            text        not null constraint offline_payment_is_of_a_booking references booking,
  amount_minor          bigint      not null constraint offline_payment_amount_is_positive check (amount_minor > 0),
  currency              text        not null,
  method                text        not null constraint offline_payment_method_is_known check (method in ('CASH', 'CARD_TERMINAL', 'TRANSFER')),
  reference             text,
  recorded_by           text        not null,
  status                text        not null default 'RECORDED' constraint offline_payment_status_is_known check (status = 'RECORDED'),
  refund_reserved_minor bigint      not null default 0,
  recorded_at           timestamptz not null default now(),
  constraint refunds_within_offline_payment check (refund_reserved_minor between 0 and amount_minor)
);
comment on table offline_payment is 'Money that staff took, outside Stripe (C7).';
create index offline_payment_by_booking on offline_payment (booking_id, recorded_at);

alter table payment add column disputed_at timestamptz;
comment on column payment.disputed_at is 'Since when the customer disputes it with their bank: it is not refunded meanwhile.';
alter table payment add column refund_reserved_minor bigint not null default 0;
alter table payment add constraint refunds_within_capture
  check (refund_reserved_minor between 0 and case when status = 'CAPTURED' then amount_minor else 0 end);
comment on column payment.refund_reserved_minor is 'What refunds that were made, or may be, add up to. A check on one row holds under concurrency, a sum over many does not (C4).';

-- What was captured before there was a ledger.
with booked as (
  insert into ledger_transaction (booking_id, kind, source_id, currency, at)
  select booking_id, 'CAPTURE', id, currency, closed_at from payment where status = 'CAPTURED'
  returning id, source_id
)
insert into ledger_entry (transaction_id, account, amount_minor)
select b.id, e.account, e.sign * p.amount_minor
from booked b join payment p on p.id = b.source_id
  cross join (values ('STRIPE', 1), ('CUSTOMER', -1)) e (account, sign);
