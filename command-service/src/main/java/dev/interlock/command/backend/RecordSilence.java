package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Record that an instance has not reported for too long. */
record RecordSilence(String backendId, String instance, Instant lastHeard, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return backendId;
  }
}
