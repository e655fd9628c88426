package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import dev.interlock.vault.KeyAlgorithm;
import java.time.Instant;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Make a key pair for a certificate that another authority is to sign. */
public record RequestCertificate(
    String certificateId,
    @Nullable String description,
    Map<String, String> tags,
    X500Principal subject,
    KeyAlgorithm keyAlgorithm,
    Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
