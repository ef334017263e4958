package com.slotbase.checker.rows;

import com.slotbase.checker.database.Rows;
import com.slotbase.checker.invariant.Findings;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Progress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the rows, as they were at one moment, against every invariant that they alone can break.
 */
public final class RowsCheck {

  private static final List<SqlInvariant> STATEMENTS =
      Stream.of(
              SlotInvariants.all(),
              HoldInvariants.all(),
              StateInvariants.all(),
              StayInvariants.all(),
              MessageInvariants.all(),
              MoveInvariants.all(),
              WaitlistInvariants.all(),
              PaymentInvariants.all(),
              RefundInvariants.all(),
              CancellationInvariants.all(),
              LedgerInvariants.all(),
              DispatchInvariants.all())
          .flatMap(List::stream)
          .toList();

  private RowsCheck() {}

  public static List<Invariant> invariants() {
    return Stream.concat(
            STATEMENTS.stream().map(SqlInvariant::invariant), Stream.of(SlotSharing.INVARIANT))
        .toList();
  }

  /**
   * @return how many bookings there are
   */
  public static long check(Rows snapshot, Findings findings, Progress progress) {
    long done = 0;
    for (SqlInvariant statement : STATEMENTS) {
      snapshot.each(
          statement.sql(),
          row ->
              findings.add(
                  statement.invariant(), row.getString("subject"), row.getString("explanation")));
      progress.at("invariants held against the rows", ++done);
    }
    SlotSharing.check(snapshot, findings, progress);
    return bookings(snapshot);
  }

  private static long bookings(Rows snapshot) {
    long[] count = new long[1];
    snapshot.each("select count(*) from booking", row -> count[0] = row.getLong(1));
    return count[0];
  }
}
