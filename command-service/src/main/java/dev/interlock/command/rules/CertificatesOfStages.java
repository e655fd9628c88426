package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.command.rules.StageRows.StageRow;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.TrustedCertificate.TrustedAuthority;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * What the stages of a backend present now, and what the rotation of one may let it present next.
 */
@Component
class CertificatesOfStages implements CertificateDirectory {
  private final StageRows stages;
  private final Certificates certificates;
  private final Rotations rotations;
  private final FollowingGateways gateways;
  private final Expiry expiry;

  CertificatesOfStages(
      StageRows stages,
      Certificates certificates,
      Rotations rotations,
      FollowingGateways gateways,
      Expiry expiry) {
    this.stages = stages;
    this.certificates = certificates;
    this.rotations = rotations;
    this.gateways = gateways;
    this.expiry = expiry;
  }

  @Override
  public TrustedCertificate trusted(String certificateId) {
    StoredCertificate found =
        certificates
            .find(certificateId)
            .orElseThrow(
                () ->
                    Refusal.notFound("There is no client certificate %s".formatted(certificateId)));
    // Else it could be deleted while no bundle shows yet that it is needed.
    certificates.holdForUse(certificateId);
    return new TrustedCertificate(
        certificateId,
        found.certificate().fingerprint(),
        found.certificate().pem(),
        found.authorities().stream()
            .map(one -> new TrustedAuthority(one.fingerprint(), one.pem()))
            .toList());
  }

  @Override
  public Set<String> presentedBy(Collection<StageRef> stages) {
    Set<String> presented = new TreeSet<>();
    for (StageRef stage : new TreeSet<>(stages)) {
      this.stages.keep(stage).map(StageRow::clientCertificateId).ifPresent(presented::add);
    }
    return presented;
  }

  @Override
  public Set<String> neededBy(Collection<StageRef> stages) {
    Set<String> needed = presentedBy(stages);
    for (StageRef stage : stages) {
      rotations.moving(stage).stream()
          .flatMap(rotation -> rotation.toTrust().stream())
          // No stage returns to what has expired.
          .filter(certificate -> expiry.of(certificate).isEmpty())
          .forEach(needed::add);
    }
    return needed;
  }

  @Override
  public void requireWithdrawable(Set<String> certificateIds, String rotationId) {
    rotations.find(rotationId).ifPresent(rotation -> rotation.requireWithdrawable(certificateIds));
  }

  @Override
  public void requireUnused(Set<String> certificateIds, Set<StageRef> stages, String rotationId) {
    gateways.mayDistrust(stages, certificateIds, rotationId);
  }

  @Override
  public Optional<Instant> lastChange(Collection<String> certificateIds) {
    return stages.lastChange(certificateIds);
  }

  @Override
  public void requireStage(StageRef stage) {
    if (stages.keep(stage).isEmpty()) {
      throw Refusal.notFound(
          "There is no stage %s; create it with POST /restapis/%s/stages"
              .formatted(stage, stage.restApiId()));
    }
  }
}
