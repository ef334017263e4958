package com.slotbase.checker.history;

import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.booking.BookingRows;
import com.slotbase.checker.booking.Reading;
import com.slotbase.checker.booking.RefundRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what stories are about, as it is now. */
final class Subjects {

  private final BookingRows bookings;
  private final RefundRows refunds;

  Subjects(BookingRows bookings, RefundRows refunds) {
    this.bookings = bookings;
    this.refunds = refunds;
  }

  Reading<Subject> of(StoryKind kind, Collection<Story> stories) {
    var ids = stories.stream().map(Story::subjectId).distinct().toList();
    return switch (kind) {
      case BOOKING -> each(bookings.read(ids), Subject::booking);
      case CANCELLATION -> each(bookings.read(ids), Subject::cancellation);
      case RESCHEDULE -> moves(ids);
      case REFUND -> each(refunds.read(ids), Subject::refund);
    };
  }

  private Reading<Subject> moves(List<String> paymentIds) {
    Map<String, String> bookingOf = bookings.ofPayments(paymentIds);
    Reading<BookingRow> rows = bookings.read(bookingOf.values().stream().distinct().toList());
    var subjects = new HashMap<String, Subject>();
    rows.byId()
        .values()
        .forEach(row ->
            row.payments().stream()
                .filter(payment -> payment.move() != null && bookingOf.containsKey(payment.id()))
                .forEach(payment -> subjects.put(payment.id(), Subject.move(row, payment))));
    return new Reading<>(rows.at(), subjects);
  }

  private static <T> Reading<Subject> each(Reading<T> rows, Function<T, Subject> subject) {
    return new Reading<>(
        rows.at(),
        rows.byId().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, row -> subject.apply(row.getValue()))));
  }
}
