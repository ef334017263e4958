package com.slotbase.local.simulator;

/** Something else listens on the port that the simulators were to use. */
public final class PortInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortInUse(int port, Throwable cause) {
    super(
        "Port %d is in use: stop what listens there, or set SIMULATORS_PORT to a free one."
            .formatted(port),
        cause);
  }
}
