package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import java.util.List;

/** Remove tags of the certificate (AWS: UntagResource). */
record UntagCertificate(String certificateId, List<String> tagKeys, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
