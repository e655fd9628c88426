package dev.interlock.gateway.connections;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a stage speaks TLS to its backends.
 *
 * @param identity what it presents, or null for no certificate
 * @param authorities those that may sign a backend's certificate
 */
public record StageTls(@Nullable ClientIdentity identity, Authorities authorities) {

  /** The fingerprint of what it presents, or null for no certificate. */
  public @Nullable String fingerprint() {
    return identity == null ? null : identity.fingerprint();
  }

  /** The name of what it presents, or null for no certificate. */
  public @Nullable String certificateId() {
    return identity == null ? null : identity.certificateId();
  }

  /** Whether it presents the same: the certificate counts, not its holder. */
  boolean isLike(StageTls other) {
    return Objects.equals(certificateId(), other.certificateId())
        && Objects.equals(fingerprint(), other.fingerprint());
  }
}
