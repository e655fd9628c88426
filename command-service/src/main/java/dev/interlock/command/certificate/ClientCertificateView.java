package dev.interlock.command.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.interlock.command.aws.TextMap;
import java.util.Map;
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
        stored.certificate().pem(),
        stored.certificate().notBefore().getEpochSecond(),
        stored.certificate().notAfter().getEpochSecond(),
        TextMap.shown(stored.tags()));
  }
}
