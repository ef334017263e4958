package com.slotbase.activities.sweep;

import com.slotbase.adapters.database.Reachability;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The parts of a pass: one that the database refuses keeps no other from being done. */
final class Pass {

  private static final Logger log = LoggerFactory.getLogger(Pass.class);

  private @Nullable DataAccessException refused;

  /**
   * @return what the part has done, or 0
   * @throws DataAccessException if the database is away, as it is for all parts then
   */
  int part(IntSupplier part) {
    try {
      return part.getAsInt();
    } catch (DataAccessException e) {
      if (Reachability.isLost(e)) {
        throw e;
      }
      log.warn("A part of the pass was refused", e);
      refused = refused == null ? e : refused;
      return 0;
    }
  }

  /**
   * @throws DataAccessException if a part was refused: the pass is done again, and people see it
   *     fail
   */
  void end() {
    if (refused != null) {
      throw refused;
    }
  }
}
