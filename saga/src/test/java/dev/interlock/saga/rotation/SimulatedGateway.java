package dev.interlock.saga.rotation;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageRef;
import java.util.Map;
import java.util.TreeMap;

/** One gateway: what it really presents, whatever it has said. */
final class SimulatedGateway {
  final String name;
  final Map<StageRef, Presentation> presents = new TreeMap<>();

  /** It serves, but hears and says nothing. */
  boolean cutOff;

  /** Its process is gone, and its connections with it. */
  boolean dead;

  SimulatedGateway(String name) {
    this.name = name;
  }

  boolean uses(StageRef stage, String certificateId) {
    Presentation presented = presents.get(stage);
    return presented != null && presented.uses(certificateId);
  }

  boolean presents(StageRef stage, String certificateId) {
    Presentation presented = presents.get(stage);
    return presented != null && certificateId.equals(presented.certificateId());
  }
}
