package dev.interlock.command.access;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Refuse what the key signs, until it is enabled again. */
record DisableAccessKey(String accessKeyId, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return accessKeyId;
  }
}
