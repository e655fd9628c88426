package dev.interlock.command.imports;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.Shadowing;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.contract.CertificateFacts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A certificate that was taken in.
 *
 * @param fingerprint SHA-256 of the DER encoding, lower-case hexadecimal
 * @param authorities those that signed it, the nearest first, the last self-signed
 */
record ImportedCertificate(
    String certificateId,
    @Nullable String description,
    Map<String, String> tags,
    String subject,
    String fingerprint,
    Instant notBefore,
    Instant notAfter,
    List<Authority> authorities) {

  record Authority(String subject, String fingerprint, Instant notAfter) {
    static Authority of(CertificateFacts facts) {
      return new Authority(facts.subject(), facts.fingerprint(), facts.notAfter());
    }
  }

  /** The answer to its import; what the owner must know of the certificate is in a header. */
  static ResponseEntity<ImportedCertificate> created(Certificates certificates, String id) {
    StoredCertificate stored =
        certificates
            .find(id)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "Certificate %s has been deleted; import it anew".formatted(id)));
    var answer = ResponseEntity.created(URI.create("/v1/certificates/" + id));
    Shadowing.warning(stored).ifPresent(text -> answer.header(Shadowing.HEADER, text));
    return answer.body(of(stored));
  }

  private static ImportedCertificate of(StoredCertificate stored) {
    CertificateFacts facts = stored.certificate();
    return new ImportedCertificate(
        stored.certificateId(),
        stored.description(),
        stored.tags(),
        facts.subject(),
        facts.fingerprint(),
        facts.notBefore(),
        facts.notAfter(),
        stored.authorities().stream().map(Authority::of).toList());
  }
}
