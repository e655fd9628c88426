package dev.interlock.command.rules;

import dev.interlock.command.rotation.RotationGuard;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.RotationPhase;
import org.springframework.stereotype.Component;

/** A rotation enters a phase when both the backends and the gateways let it. */
@Component
class RulesOfPhases implements RotationGuard {
  private final Rotations rotations;
  private final ProvenTrust backends;
  private final FollowingGateways gateways;

  RulesOfPhases(Rotations rotations, ProvenTrust backends, FollowingGateways gateways) {
    this.rotations = rotations;
    this.backends = backends;
    this.gateways = gateways;
  }

  @Override
  public void mayEnter(String rotationId, RotationPhase phase) {
    RotationRow rotation = rotations.find(rotationId).orElseThrow();
    backends.mayEnter(rotation, phase);
    gateways.mayEnter(rotation, phase);
  }
}
