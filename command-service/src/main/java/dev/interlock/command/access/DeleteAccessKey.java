package dev.interlock.command.access;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Refuse what the key signs for good, and destroy its secret. */
record DeleteAccessKey(String accessKeyId, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return accessKeyId;
  }
}
