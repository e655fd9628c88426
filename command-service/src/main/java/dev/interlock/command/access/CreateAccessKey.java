package dev.interlock.command.access;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.AccessRole;
import java.time.Instant;

/** Let a user call with a new key. */
record CreateAccessKey(AccessKeyPair key, String userName, AccessRole role, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return key.accessKeyId();
  }
}
