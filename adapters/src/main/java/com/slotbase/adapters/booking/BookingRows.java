package com.slotbase.adapters.booking;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.instantOrNull;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;

/** Reads the columns of {@code booking_now}. */
final class BookingRows {

  private BookingRows() {}

  static Booking now(ResultSet row, int n) throws SQLException {
    return booking(
        row, row.getString("status_now"), PaymentStatus.valueOf(row.getString("payment_status")));
  }

  /** A hold just made: nothing was paid for it yet, and its time has just begun. */
  static Booking held(ResultSet row) throws SQLException {
    return booking(row, row.getString("status"), PaymentStatus.NONE);
  }

  private static Booking booking(ResultSet row, String status, PaymentStatus paymentStatus)
      throws SQLException {
    return new Booking(
        row.getString("id"),
        row.getString("listing_id"),
        row.getString("seller_id"),
        row.getString("customer_id"),
        BookingStatus.valueOf(status),
        new TimeRange(instant(row, "starts_at"), instant(row, "ends_at")),
        row.getInt("unit"),
        new Money(row.getLong("price_minor"), row.getString("currency")),
        row.getBoolean("payment_required"),
        "MADE".equals(row.getString("offer")),
        paymentStatus,
        ZoneId.of(row.getString("time_zone")),
        instant(row, "expires_at"),
        instantOrNull(row, "confirmed_at"),
        instantOrNull(row, "cancelled_at"),
        row.getString("cancelled_by"),
        instant(row, "created_at"),
        row.getInt("version"));
  }
}
