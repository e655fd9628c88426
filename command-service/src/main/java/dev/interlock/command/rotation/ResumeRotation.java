package dev.interlock.command.rotation;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Let a held rotation go on. */
record ResumeRotation(String rotationId, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return rotationId;
  }
}
