package com.slotbase.starter.page;

import com.slotbase.adapters.database.Position;
import com.slotbase.adapters.id.Ids;
import com.slotbase.starter.body.Instants;
import com.slotbase.starter.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in a list, as callers carry it from one page to the next. */
public final class Cursor {

  private Cursor() {}

  /** The place after the thing that was made then. */
  public static String after(Instant at, String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @throws ApiException if it is not one of ours
   */
  public static Position position(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      int space = text.indexOf(' ');
      String id = text.substring(space + 1);
      if (space > 0 && Ids.possible(id)) {
        return new Position(Instants.parse(text.substring(0, space)), id);
      }
    } catch (IllegalArgumentException | DateTimeException malformed) {
      // Told below, as is any other text.
    }
    throw ApiException.invalid("cursor", "must be the nextCursor of a page");
  }
}
