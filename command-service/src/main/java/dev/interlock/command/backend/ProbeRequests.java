package dev.interlock.command.backend;

import java.time.Instant;

/** Where others order probes. */
public interface ProbeRequests {

  /** Orders a probe of every instance of a backend. */
  void order(String backendId, Instant due);
}
