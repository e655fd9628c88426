package dev.interlock.command.rotation;

import dev.interlock.contract.StageRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stages and backends of a rotation as they are now. */
public interface RotationMembers {

  /** Its stages that present the successor; no other one comes to until the transaction ends. */
  List<StageRef> switched(String rotationId);

  /** Why those cannot return to the old certificate, if they cannot. */
  Optional<String> noWayBack(String rotationId);

  /** The backends that serve one of its stages. */
  Set<String> serving(String rotationId);
}
