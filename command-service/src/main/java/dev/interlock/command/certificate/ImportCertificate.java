package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import dev.interlock.vault.Secret;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Take in a certificate that another authority signed, and its private key.
 *
 * @param privateKey in PEM
 */
public record ImportCertificate(
    String certificateId,
    @Nullable String description,
    Map<String, String> tags,
    CertificateChain chain,
    Secret privateKey,
    Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
