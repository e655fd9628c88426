package dev.interlock.saga;

import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.StageRef;
import java.util.List;

/** What an event or a rotation has to do with, by ids; the two concern each other if these meet. */
record Concern(List<String> backends, List<String> stages, List<String> certificates) {
  static final Concern NOTHING = new Concern(List.of(), List.of(), List.of());

  static Concern of(RotationRequested request) {
    return new Concern(
        request.backends(),
        request.stages().stream().map(StageRef::id).toList(),
        List.of(request.oldCertificateId(), request.newCertificateId()));
  }
}
