package dev.interlock.command.rotation;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.RotationEvent.RotationRequested;
import java.time.Instant;

/** Replace a certificate by a successor wherever it is presented. */
record RequestRotation(RotationRequested request) implements LocalCommand {
  @Override
  public String aggregateId() {
    return request.rotationId();
  }

  @Override
  public Instant at() {
    return request.at();
  }
}
