package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingQuery;
import com.slotbase.adapters.id.Ids;
import com.slotbase.starter.body.Instants;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.domain.Booking;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;

/** A place in the list of bookings, as callers carry it from one page to the next. */
final class Cursor {

  private Cursor() {}

  static String after(Booking last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.createdAt() + " " + last.id()).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @throws ApiException if it is not one of ours
   */
  static BookingQuery.Position position(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      int space = text.indexOf(' ');
      String id = text.substring(space + 1);
      if (space > 0 && Ids.possible(id)) {
        return new BookingQuery.Position(Instants.parse(text.substring(0, space)), id);
      }
    } catch (IllegalArgumentException | DateTimeException malformed) {
      // Told below, as is any other text.
    }
    throw ApiException.invalid("cursor", "must be the nextCursor of a page");
  }
}
