package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Record that an instance which reported itself is gone. */
record RemoveInstance(String backendId, String instance, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return backendId;
  }
}
