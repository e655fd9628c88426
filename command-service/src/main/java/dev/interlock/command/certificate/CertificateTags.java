package dev.interlock.command.certificate;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.tags.TaggedResources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tags of client certificates. */
@Component
final class CertificateTags implements TaggedResources {
  private final Certificates certificates;

  CertificateTags(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public String path() {
    return "/clientcertificates/{clientcertificate_id}";
  }

  @Override
  public Map<String, String> tags(List<String> names) {
    return certificates
        .find(names.getFirst())
        .map(StoredCertificate::tags)
        .orElseThrow(() -> AwsFault.notFound(Certificates.UNKNOWN));
  }

  @Override
  public LocalCommand tag(List<String> names, Map<String, String> tags, Instant at) {
    return new TagCertificate(names.getFirst(), tags, at);
  }

  @Override
  public LocalCommand untag(List<String> names, List<String> tagKeys, Instant at) {
    return new UntagCertificate(names.getFirst(), tagKeys, at);
  }
}
