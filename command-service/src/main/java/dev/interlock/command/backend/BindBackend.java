package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.StageRef;
import java.time.Instant;

/** Let a backend serve calls of a stage. */
record BindBackend(String backendId, StageRef stage, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return backendId;
  }
}
