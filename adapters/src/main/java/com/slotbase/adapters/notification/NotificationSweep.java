package com.slotbase.adapters.notification;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds reminders that are due, and messages that nobody seems to be sending. */
public final class NotificationSweep {

  private final JdbcClient jdbc;

  public NotificationSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes the reminders of bookings that start in a day or an hour (N3), each once. One that would
   * come too late to be of use is left out.
   *
   * @return how many bookings had one; fewer than the limit when none is left
   */
  public int remind(int limit) {
    return jdbc.sql("select remind(:limit)").param("limit", limit).query(Integer.class).single();
  }

  /** Ids of messages whose story seems not to be running: they are due for 30 s. */
  public List<String> leftOver(int limit) {
    return jdbc.sql(
            """
            select id from notification
            where status = 'PENDING' and next_attempt_at <= now() - interval '30 s'
            order by next_attempt_at limit :limit
            """)
        .param("limit", limit)
        .query(String.class)
        .list();
  }
}
