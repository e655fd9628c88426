package dev.interlock.command.stage;

import dev.interlock.command.Refusal;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a stage may change what it presents. */
public interface TrustGuard {

  /**
   * Asked before a stage presents another certificate or none, or is deleted.
   *
   * @param rotationId the rotation that asks, or null when a person does
   * @throws Refusal CONFLICT when another rotation moves the stage, naming it
   */
  void mayChange(StageRef stage, @Nullable String rotationId);

  /**
   * Asked before a stage presents a certificate, in the transaction that lets it.
   *
   * @param rotationId the rotation that asks, or null when a person does
   * @param at when that was decided
   * @throws Refusal CONFLICT when a backend bound to the stage has not proved that it accepts the
   *     certificate, naming the backend, when the certificate has expired, or when another rotation
   *     is about it
   */
  void mayPresent(StageRef stage, String certificateId, @Nullable String rotationId, Instant at);
}
