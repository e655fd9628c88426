package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.Discovery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Make a backend known.
 *
 * @param discovery how its instances become known, or null when they are those of the registration
 */
record RegisterBackend(BackendRegistered registration, @Nullable Discovery discovery)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return registration.backendId();
  }

  @Override
  public Instant at() {
    return registration.at();
  }
}
