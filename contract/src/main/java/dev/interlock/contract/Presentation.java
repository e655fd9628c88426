package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway presents at a stage.
 *
 * @param since the time of the event of the stage that it follows: its creation, or the last
 *     assignment or removal of a certificate
 * @param certificateId what new connections present, or null for no certificate
 * @param fingerprint of that, SHA-256 in lower-case hexadecimal digits
 * @param oldConnections the open connections that present something else
 */
public record Presentation(
    Instant since,
    @Nullable String certificateId,
    @Nullable String fingerprint,
    List<OldConnections> oldConnections) {

  /** Takes a copy. */
  public Presentation {
    oldConnections = List.copyOf(oldConnections);
  }

  /**
   * Open connections that take no new request.
   *
   * @param certificateId what they present, or null for no certificate
   * @param connections how many, at least one
   */
  public record OldConnections(
      @Nullable String certificateId, @Nullable String fingerprint, int connections) {}

  /** How many old connections present the certificate. */
  public int oldConnectionsOf(String certificate) {
    return oldConnections.stream()
        .filter(old -> certificate.equals(old.certificateId()))
        .mapToInt(OldConnections::connections)
        .sum();
  }

  /** Whether a connection presents the certificate, or a new one would. */
  public boolean uses(String certificate) {
    return certificate.equals(certificateId) || oldConnectionsOf(certificate) > 0;
  }
}
