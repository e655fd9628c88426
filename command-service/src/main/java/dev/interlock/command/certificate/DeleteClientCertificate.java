package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;

/** Delete a certificate that nothing needs, and destroy its key (AWS: DeleteClientCertificate). */
public record DeleteClientCertificate(String certificateId, Instant at) implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
