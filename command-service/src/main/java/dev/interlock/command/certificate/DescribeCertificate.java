package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Give the certificate another description, or none (AWS: UpdateClientCertificate). */
public record DescribeCertificate(String certificateId, @Nullable String description, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
