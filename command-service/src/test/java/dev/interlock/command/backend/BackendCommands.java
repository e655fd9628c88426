package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.StageRef;
import java.time.Instant;

/** Commands of this package, for tests that send them in transactions of their own. */
public final class BackendCommands {
  private BackendCommands() {}

  /** Lets a backend serve calls of a stage. */
  public static LocalCommand bind(String backendId, StageRef stage) {
    return new BindBackend(backendId, stage, Instant.now());
  }
}
