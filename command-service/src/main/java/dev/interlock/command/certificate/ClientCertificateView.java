package dev.interlock.command.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.interlock.command.aws.TextMap;
import dev.interlock.contract.CertificateFacts;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ClientCertificate of AWS's model; dates in whole seconds since 1970. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClientCertificateView(
    String clientCertificateId,
    @Nullable String description,
    String pemEncodedCertificate,
    long createdDate,
    long expirationDate,
    @Nullable Map<String, String> tags) {

  static ClientCertificateView of(StoredCertificate stored) {
    return new ClientCertificateView(
        stored.certificateId(),
        stored.description(),
        pem(stored),
        stored.certificate().notBefore().getEpochSecond(),
        stored.certificate().notAfter().getEpochSecond(),
        TextMap.shown(stored.tags()));
  }

  /** All that a trust file needs: the certificate, then those that signed it. */
  private static String pem(StoredCertificate stored) {
    return Stream.concat(Stream.of(stored.certificate()), stored.authorities().stream())
        .map(CertificateFacts::pem)
        .collect(Collectors.joining("\r\n"));
  }
}
