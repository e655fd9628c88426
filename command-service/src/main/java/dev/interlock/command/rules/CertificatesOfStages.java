package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the stages of a backend present now, and what the rotation of one may let it present next.
 */
@Component
class CertificatesOfStages implements CertificateDirectory {
  private final JdbcClient jdbc;
  private final Certificates certificates;
  private final Rotations rotations;

  CertificatesOfStages(JdbcClient jdbc, Certificates certificates, Rotations rotations) {
    this.jdbc = jdbc;
    this.certificates = certificates;
    this.rotations = rotations;
  }

  @Override
  public TrustedCertificate trusted(String certificateId) {
    return certificates
        .find(certificateId)
        .map(
            found ->
                new TrustedCertificate(
                    certificateId, found.certificate().fingerprint(), found.certificate().pem()))
        .orElseThrow(
            () -> Refusal.notFound("There is no client certificate %s".formatted(certificateId)));
  }

  @Override
  public Set<String> presentedBy(Collection<StageRef> stages) {
    Set<String> presented = new TreeSet<>();
    stages.forEach(stage -> presented(stage).ifPresent(presented::add));
    return presented;
  }

  @Override
  public Set<String> neededBy(Collection<StageRef> stages) {
    Set<String> needed = presentedBy(stages);
    for (StageRef stage : stages) {
      rotations
          .moving(stage)
          .filter(rotation -> rotation.phase().compareTo(RotationPhase.PREPARED) > 0)
          .filter(rotation -> rotation.phase().compareTo(RotationPhase.RETIRED) < 0)
          .ifPresent(rotation -> needed.add(rotation.newCertificateId()));
    }
    return needed;
  }

  @Override
  public void requireStage(StageRef stage) {
    if (row(stage, "SELECT 1").isEmpty()) {
      throw Refusal.notFound(
          "There is no stage %s; create it with POST /restapis/%s/stages"
              .formatted(stage, stage.restApiId()));
    }
  }

  private Optional<String> presented(StageRef stage) {
    return row(stage, "SELECT client_certificate_id");
  }

  /** Locks the stage, so that it does not switch before this transaction ends. */
  private Optional<String> row(StageRef stage, String select) {
    return jdbc
        .sql(select + " FROM command.stage WHERE rest_api_id = ? AND name = ? FOR SHARE")
        .params(stage.restApiId(), stage.stageName())
        .query(String.class)
        .list()
        .stream()
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }
}
