-- What the sweep completes: few at a time, however many bookings there are.
create index booking_lasting on booking (ends_at) where status in ('CONFIRMED', 'CHECKED_IN');

-- What a booking's timeline is made of, beside its events and its log.
create index operator_case_by_booking on operator_case (booking_id);
create index alert_by_booking on alert (booking_id);
create index stripe_event_by_object on stripe_event (object_id);
