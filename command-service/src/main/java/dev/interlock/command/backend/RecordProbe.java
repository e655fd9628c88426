package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import java.time.Instant;

/** Record what a probe of an instance showed. */
record RecordProbe(ProbeRecorded probe) implements LocalCommand {
  @Override
  public String aggregateId() {
    return probe.backendId();
  }

  @Override
  public Instant at() {
    return probe.at();
  }
}
