package dev.interlock.command.renewal;

import dev.interlock.command.backend.BackendPace;
import dev.interlock.command.backend.BundleProofs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The outlook as the tables have it now. */
@Component
class Outlooks {
  private final Policies policies;
  private final Freezes freezes;
  private final BundleProofs proofs;
  private final PresentedCertificates certificates;
  private final int mostInFlight;

  Outlooks(
      Policies policies,
      Freezes freezes,
      BundleProofs proofs,
      PresentedCertificates certificates,
      @Value("${interlock.renewal.max-in-flight}") int mostInFlight) {
    this.policies = policies;
    this.freezes = freezes;
    this.proofs = proofs;
    this.certificates = certificates;
    this.mostInFlight = mostInFlight;
  }

  /** Everything that the renewal of certificates follows from now. */
  Outlook at(Instant now) {
    return new Outlook(
        policies.list().stream().map(TaggedPolicy::of).toList(),
        freezes.list(),
        proofs.paces(now).stream()
            .collect(Collectors.toMap(BackendPace::backendId, Function.identity())));
  }

  /** What becomes of every certificate that a stage presents. */
  List<Plan> plans(Instant now) {
    return at(now).plans(certificates.list(), now);
  }

  /** Which rotation starts next. */
  Optional<Plan> next(Instant now) {
    Outlook outlook = at(now);
    return Choice.next(
        outlook.plans(certificates.list(), now),
        Room.of(mostInFlight, outlook.policies(), certificates.inRotation()),
        now);
  }
}
