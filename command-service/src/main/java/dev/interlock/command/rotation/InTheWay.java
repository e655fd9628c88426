package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;

/** A rotation that is about a compromised certificate already, and what to do about it at once. */
record InTheWay(RotationRow rotation, String compromisedId) {

  /** Why no emergency is started, with the calls that take its place. */
  Refusal refusal() {
    boolean replaced = compromisedId.equals(rotation.oldCertificateId());
    String remedy = replaced ? ofReplacing() : ofBringing();
    return Refusal.conflict(
        "Rotation %s %s certificate %s and is %s%s; %s"
            .formatted(
                rotation.rotationId(),
                replaced ? "replaces" : "brings",
                compromisedId,
                rotation.phase(),
                rotation.held() ? ", held" : "",
                remedy.formatted("POST /v1/rotations/" + rotation.rotationId())));
  }

  private String ofReplacing() {
    if (rotation.takenBack()) {
      return "wait until it is taken back, then ask again";
    }
    if (!rotation.phase().reversible()) {
      return "no stage presents it and every backend is told to distrust it: exclude those that do"
          + " not answer (%s/exclude)";
    }
    return rotation.held()
        ? "resume it (%1$s/resume), then make it the emergency (%1$s/escalate)"
        : "make it the emergency (%s/escalate)";
  }

  private String ofBringing() {
    if (rotation.takenBack()) {
      return "it is being withdrawn; wait for that, and delete it if it is still there";
    }
    return rotation.phase().reversible()
        ? "take it back (%s/rollback), which withdraws it from every stage and backend"
        : "let it end, or exclude what it waits for (%s/exclude), then ask again";
  }
}
