package dev.interlock.command.rules;

import dev.interlock.command.certificate.Certificates;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether certificates have expired (RFC 5280, section 4.1.2.5: the last moment is valid). */
@Component
class Expiry {
  private final Certificates certificates;
  private final Clock clock;

  Expiry(Certificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** When the certificate expired, if it has by now. */
  Optional<Instant> of(String certificateId) {
    return of(certificateId, Instant.MIN);
  }

  /**
   * The same, or by a moment: what a command does is recorded with the time of its decision, and
   * must hold then and when it is obeyed.
   */
  Optional<Instant> of(String certificateId, Instant moment) {
    Instant now = clock.instant();
    return certificates
        .find(certificateId)
        .map(found -> found.certificate().notAfter())
        .filter(end -> end.isBefore(now) || end.isBefore(moment));
  }
}
