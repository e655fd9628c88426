package dev.interlock.command.backend;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Takes what backends saw on real traffic. */
@NativeApi
class ObservationController {
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Commands commands;
  private final Backends backends;
  private final Certificates certificates;
  private final Clock clock;
  private final ObservationPace pace;

  ObservationController(
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

  /** The certificates of others, whom the backend serves too, are nobody's business here. */
  @PostMapping("/v1/backends/{backendId}/observations")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void observe(
      @PathVariable String backendId, @RequestBody(required = false) @Nullable String body) {
    backends.require(backendId);
    Observed said = StrictBody.read(body, Observed.class);
    Instant now = clock.instant();
    String fingerprint = said.hexadecimal();
    String instance = required("instance", said.instance());
    Optional<StoredCertificate> certificate = certificates.withFingerprint(fingerprint);
    if (certificate.isPresent()) {
      commands.send(
          new RecordObservation(
              new CertificateObserved(
                  backendId,
                  instance,
                  certificate.get().certificateId(),
                  fingerprint,
                  said.seen(now),
                  said.count(),
                  now),
              pace));
    }
  }

  /**
   * The body of an observation.
   *
   * @param fingerprint SHA-256 in hexadecimal, with or without colons
   * @param lastSeen default now
   */
  private record Observed(
      @Nullable String instance,
      @Nullable String fingerprint,
      @Nullable Instant lastSeen,
      @Nullable Long count) {

    String hexadecimal() {
      String plain = required("fingerprint", fingerprint).replace(":", "").toLowerCase(Locale.ROOT);
      if (!plain.matches("[0-9a-f]{64}")) {
        throw Refusal.invalid(
            "fingerprint", "%s is not a SHA-256 in hexadecimal".formatted(fingerprint));
      }
      return plain;
    }

    Instant seen(Instant now) {
      if (lastSeen != null && lastSeen.isAfter(now.plus(SKEW))) {
        throw Refusal.invalid(
            "lastSeen", "%s is in the future; set the clock of this machine".formatted(lastSeen));
      }
      return lastSeen == null || lastSeen.isAfter(now) ? now : lastSeen;
    }
  }
}
