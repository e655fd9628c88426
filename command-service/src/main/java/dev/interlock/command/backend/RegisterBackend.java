package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import java.time.Instant;

/** Make a backend known. */
record RegisterBackend(BackendRegistered registration) implements LocalCommand {
  @Override
  public String aggregateId() {
    return registration.backendId();
  }

  @Override
  public Instant at() {
    return registration.at();
  }
}
