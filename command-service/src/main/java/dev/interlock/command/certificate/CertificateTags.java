package dev.interlock.command.certificate;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.tags.TaggedResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tags of client certificates. */
@Configuration(proxyBeanMethods = false)
class CertificateTags {

  @Bean
  TaggedResources taggedCertificates(Certificates certificates) {
    return new TaggedResources(
        "/clientcertificates/{clientcertificate_id}",
        names ->
            certificates
                .find(names.getFirst())
                .map(StoredCertificate::tags)
                .orElseThrow(() -> AwsFault.notFound(Certificates.UNKNOWN)),
        (names, tags, at) -> new TagCertificate(names.getFirst(), tags, at),
        (names, keys, at) -> new UntagCertificate(names.getFirst(), keys, at));
  }
}
