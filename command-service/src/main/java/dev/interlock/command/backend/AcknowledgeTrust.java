package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.Acknowledgement;
import java.time.Instant;

/** Record that an instance says which bundle it holds. */
record AcknowledgeTrust(Acknowledgement acknowledgement, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return acknowledgement.backendId();
  }
}
