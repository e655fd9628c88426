package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Make a key pair and its certificate (AWS: GenerateClientCertificate). */
public record GenerateClientCertificate(
    String certificateId, @Nullable String description, Map<String, String> tags, Instant at)
    implements LocalCommand {
  @Override
  public String aggregateId() {
    return certificateId;
  }
}
