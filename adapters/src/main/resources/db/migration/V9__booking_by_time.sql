-- For who may see all of them; customers and sellers have indexes of their own.
create index booking_by_time on booking (created_at desc, id desc);
