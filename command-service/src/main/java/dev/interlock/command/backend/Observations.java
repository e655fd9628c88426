package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes what backends saw on real traffic, however it came. */
@Component
public class Observations {
  private static final Logger log = LoggerFactory.getLogger(Observations.class);
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Commands commands;
  private final Backends backends;
  private final Certificates certificates;
  private final Clock clock;
  private final ObservationPace pace;

  Observations(
      Commands commands,
      Backends backends,
      Certificates certificates,
      Clock clock,
      @Value("${interlock.observations.unexpected}") Duration unexpected,
      @Value("${interlock.observations.expected}") Duration expected) {
    this.commands = commands;
    this.backends = backends;
    this.certificates = certificates;
    this.clock = clock;
    this.pace = new ObservationPace(unexpected, expected);
  }

  /** Takes one that came by Kafka; one that makes no sense is logged and dropped. */
  public void take(Observation said) {
    try {
      record(said);
    } catch (Refusal refusal) {
      log.warn("Dropped {}: {}", said, refusal.getMessage());
    }
  }

  /**
   * Records one of a certificate of Interlock's; those of others, whom a backend serves too, are
   * nobody's business here.
   *
   * @throws Refusal when it makes no sense
   */
  void record(Observation said) {
    backends.require(said.backendId());
    Instant now = clock.instant();
    String fingerprint = hexadecimal(said.fingerprint());
    Instant seen = seen(said.lastSeen(), now);
    Optional<StoredCertificate> certificate = certificates.findByFingerprint(fingerprint);
    if (certificate.isPresent()) {
      commands.send(
          new RecordObservation(
              new CertificateObserved(
                  said.backendId(),
                  said.instance(),
                  certificate.get().certificateId(),
                  fingerprint,
                  seen,
                  said.count(),
                  now),
              pace));
    }
  }

  private static String hexadecimal(String fingerprint) {
    String plain = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    if (!plain.matches("[0-9a-f]{64}")) {
      throw Refusal.invalid(
          "fingerprint", "%s is not a SHA-256 in hexadecimal".formatted(fingerprint));
    }
    return plain;
  }

  private static Instant seen(@Nullable Instant lastSeen, Instant now) {
    if (lastSeen != null && lastSeen.isAfter(now.plus(SKEW))) {
      throw Refusal.invalid(
          "lastSeen", "%s is in the future; set the clock of this machine".formatted(lastSeen));
    }
    return lastSeen == null || lastSeen.isAfter(now) ? now : lastSeen;
  }
}
