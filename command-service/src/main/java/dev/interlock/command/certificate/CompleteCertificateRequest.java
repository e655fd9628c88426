package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Take in the certificate that was asked for. */
public record CompleteCertificateRequest(String certificateId, CertificateChain chain, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
