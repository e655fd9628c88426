package dev.interlock.command.rules;

import dev.interlock.command.backend.Backends;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.rotation.RotationMembers;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Which stages of a rotation have switched, and which backends serve them. */
@Component
class MembersOfRotations implements RotationMembers {
  private final StageRows stages;
  private final Presenters presenters;
  private final Backends backends;
  private final Rotations rotations;
  private final Expiry expiry;

  MembersOfRotations(
      StageRows stages,
      Presenters presenters,
      Backends backends,
      Rotations rotations,
      Expiry expiry) {
    this.stages = stages;
    this.presenters = presenters;
    this.backends = backends;
    this.rotations = rotations;
    this.expiry = expiry;
  }

  @Override
  public List<StageRef> switched(String rotationId) {
    RotationRow rotation = rotations.find(rotationId).orElseThrow();
    List<StageRef> moved = rotations.stagesOf(rotationId);
    // First, so that a switch that is on its way is seen here, or sees what follows.
    moved.forEach(stages::hold);
    return presenters.of(rotation.newCertificateId()).stream().filter(moved::contains).toList();
  }

  @Override
  public Optional<String> noWayBack(String rotationId) {
    RotationRow rotation = rotations.find(rotationId).orElseThrow();
    List<StageRef> switched = switched(rotationId);
    return switched.isEmpty()
        ? Optional.empty()
        : expiry
            .of(rotation.oldCertificateId())
            .map(
                end ->
                    "%s present %s and cannot return to %s, which expired on %s; let the rotation end"
                        .formatted(
                            switched,
                            rotation.newCertificateId(),
                            rotation.oldCertificateId(),
                            end));
  }

  @Override
  public Set<String> serving(String rotationId) {
    Set<String> serving = new TreeSet<>();
    for (StageRef stage : rotations.stagesOf(rotationId)) {
      backends.serving(stage).stream().map(BackendTrust::backendId).forEach(serving::add);
    }
    return serving;
  }
}
