package com.slotbase.local.command;

/** What {@code ./slotbase help} prints. */
final class Help {

  static final String TEXT =
      """
      SlotBase: bookings that are held, paid and confirmed, or expire; nothing gets lost.

        ./slotbase up [--detach]      start everything on this machine; Ctrl-C stops it, --detach leaves it running
        ./slotbase demo [--json]      play the story of some bookings against it, and check every step
        ./slotbase status [--json]    what runs, and where
        ./slotbase logs [part] [-f]   what api, worker, simulators, temporal and postgres say
        ./slotbase token --sub alice --role customer [--seller acme] [--expires-in PT1H]
                                a bearer token for the API; roles: customer, seller, staff, operator
        ./slotbase check [--json]     whether every invariant holds, from rows, Stripe's books and histories alone
        ./slotbase test               build and run every test
        ./slotbase down               stop everything; the state stays
        ./slotbase reset              stop everything and delete the state

      State is kept in SLOTBASE_HOME (.slotbase in the checkout). A second stack runs beside the first with another
      SLOTBASE_HOME and other ports: SLOTBASE_PORT, SLOTBASE_WORKER_PORT, TEMPORAL_PORT, TEMPORAL_UI_PORT,
      TEMPORAL_METRICS_PORT, POSTGRES_PORT, SIMULATORS_PORT.
      """;

  private Help() {}
}
