package com.slotbase.adapters.alert;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An alert whose row was just written.
 *
 * @param kind what kind of trouble
 * @param subjectId a refund
 */
public record Alert(String kind, String subjectId, String bookingId, String message) {

  /** Reads the columns of {@code alert}. */
  public static Alert of(ResultSet row, int n) throws SQLException {
    return new Alert(
        row.getString("kind"),
        row.getString("subject_id"),
        row.getString("booking_id"),
        row.getString("message"));
  }
}
