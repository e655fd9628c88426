package dev.interlock.gateway.learning;

import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage is to present.
 *
 * @param since the time of the event that says so
 * @param certificate null for none
 * @param roots what the backends of the stage bring for their own servers, in PEM, by address
 */
public record Assignment(
    StageRef stage,
    Instant since,
    @Nullable Certificate certificate,
    Map<String, List<String>> roots) {

  /**
   * A client certificate.
   *
   * @param id its name in Interlock
   * @param fingerprint SHA-256 of its DER, in lower-case hexadecimal digits
   * @param keyHandle names its private key to the vault
   */
  public record Certificate(String id, String fingerprint, String keyHandle) {}
}
