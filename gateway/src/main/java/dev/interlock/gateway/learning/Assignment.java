package dev.interlock.gateway.learning;

import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage is to present.
 *
 * @param since the time of the event that says so
 * @param certificate null for none
 * @param authorities the roots that the backends of the stage bring for their servers, in PEM
 */
public record Assignment(
    StageRef stage, Instant since, @Nullable Certificate certificate, List<String> authorities) {

  /**
   * A client certificate.
   *
   * @param id its name in Interlock
   * @param fingerprint SHA-256 of its DER, in lower-case hexadecimal digits
   * @param keyHandle names its private key to the vault
   */
  public record Certificate(String id, String fingerprint, String keyHandle) {}
}
