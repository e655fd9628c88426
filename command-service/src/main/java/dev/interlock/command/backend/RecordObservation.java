package dev.interlock.command.backend;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import java.time.Instant;

/**
 * Record that an instance saw a certificate on real traffic, unless that is known well enough.
 *
 * @param pace how often to record it
 */
record RecordObservation(CertificateObserved seen, ObservationPace pace) implements LocalCommand {
  @Override
  public String aggregateId() {
    return seen.backendId();
  }

  @Override
  public Instant at() {
    return seen.at();
  }
}
