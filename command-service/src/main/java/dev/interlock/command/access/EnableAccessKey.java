package dev.interlock.command.access;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Take again what the key signs. */
record EnableAccessKey(String accessKeyId, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return accessKeyId;
  }
}
