package dev.interlock.command.rotation;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Take a rotation back. */
record AbortRotation(String rotationId, @Nullable String reason, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return rotationId;
  }
}
