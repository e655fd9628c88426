package dev.interlock.command.rules;

import dev.interlock.command.backend.Backends;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.rotation.RotationMembers;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.util.List;
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

  MembersOfRotations(
      StageRows stages, Presenters presenters, Backends backends, Rotations rotations) {
    this.stages = stages;
    this.presenters = presenters;
    this.backends = backends;
    this.rotations = rotations;
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
  public Set<String> serving(String rotationId) {
    Set<String> serving = new TreeSet<>();
    for (StageRef stage : rotations.stagesOf(rotationId)) {
      backends.serving(stage).stream().map(BackendTrust::backendId).forEach(serving::add);
    }
    return serving;
  }
}
