-- What the sweep completes: few at a time, however many bookings there are.
create index booking_lasting on booking (ends_at) where status in ('CONFIRMED', 'CHECKED_IN');
