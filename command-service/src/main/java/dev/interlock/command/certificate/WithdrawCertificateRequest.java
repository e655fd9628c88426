package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Wait no more for a certificate that was asked for, and destroy its key. */
public record WithdrawCertificateRequest(String certificateId, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
