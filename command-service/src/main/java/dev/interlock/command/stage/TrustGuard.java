package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.contract.StageRef;

/** Whether the backends of a stage are ready for a certificate. */
public interface TrustGuard {

  /**
   * Asked before a stage presents a certificate, in the transaction that lets it.
   *
   * @throws Refusal CONFLICT when a backend bound to the stage has not proved that it accepts the
   *     certificate, naming the backend
   */
  void mayPresent(StageRef stage, String certificateId);
}
