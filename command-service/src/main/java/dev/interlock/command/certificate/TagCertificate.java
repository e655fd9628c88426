package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import java.util.Map;

/** Set tags of the certificate, beside the others that it has (AWS: TagResource). */
record TagCertificate(String certificateId, Map<String, String> tags, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
