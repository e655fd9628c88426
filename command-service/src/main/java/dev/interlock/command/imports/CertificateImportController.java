package dev.interlock.command.imports;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.certificate.CertificateChain;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.ImportCertificate;
import dev.interlock.command.http.NativeApi;
import dev.interlock.command.http.StrictBody;
import dev.interlock.vault.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes in certificates that other authorities signed, with their private keys. */
@NativeApi
@RequestMapping("/v1/certificates")
class CertificateImportController {
  private final ImportCalls calls;
  private final Certificates certificates;
  private final Ids ids;
  private final Clock clock;

  CertificateImportController(ImportCalls calls, Certificates certificates, Ids ids, Clock clock) {
    this.calls = calls;
    this.certificates = certificates;
    this.ids = ids;
    this.clock = clock;
  }

  /** Asked again for the same it answers the same. */
  @PostMapping
  ResponseEntity<ImportedCertificate> take(@RequestBody(required = false) @Nullable String body) {
    String id =
        calls.once(
            StrictBody.read(body, ImportBody.class).checked(ids.certificateId(), clock.instant()));
    return ImportedCertificate.created(certificates, id);
  }

  /** The body of the import. */
  private record ImportBody(
      @Nullable String certificate,
      @Nullable String chain,
      @Nullable String privateKey,
      @Nullable String description,
      @Nullable Map<String, String> tags) {
    private static final int MOST_CHARACTERS = 32 * 1024;

    ImportCertificate checked(String certificateId, Instant at) {
      CertificateChain read = ChainReader.read(certificate, chain);
      ChainRules.check(read, at);
      String key = required("privateKey", privateKey);
      if (key.length() > MOST_CHARACTERS) {
        throw Refusal.invalid(
            "privateKey",
            "Member privateKey has %d characters; give up to %d"
                .formatted(key.length(), MOST_CHARACTERS));
      }
      return new ImportCertificate(
          certificateId, description, Tags.checked(tags), read, new Secret(key), at);
    }

    /** The private key is nobody's business. */
    @Override
    public String toString() {
      return "ImportBody[hidden]";
    }
  }
}
