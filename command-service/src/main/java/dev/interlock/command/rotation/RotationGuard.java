package dev.interlock.command.rotation;

import dev.interlock.contract.RotationPhase;

/** Whether the tables of the write side allow a phase, whatever the saga believes. */
public interface RotationGuard {

  /**
   * Says nothing when the phase may be entered.
   *
   * @throws dev.interlock.command.Refusal CONFLICT, naming what is missing
   */
  void mayEnter(String rotationId, RotationPhase phase);
}
