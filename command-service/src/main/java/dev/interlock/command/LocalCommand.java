package dev.interlock.command;

import java.time.Instant;

/** A command that only this service's own edges send; the saga's are in the contract. */
public interface LocalCommand {

  /** The aggregate that it targets. */
  String aggregateId();

  /** When the edge received it, by the clock of this process. */
  Instant at();
}
