package dev.interlock.query.answer;

import java.util.OptionalLong;

/** How the read side stands to the event log. */
public interface EventLog {

  /** How many events wait to be read; empty before the first look at the log. */
  OptionalLong lag();

  /** How many events this build could not read and has parked. */
  long parked();
}
