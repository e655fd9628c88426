package dev.interlock.standalone.demo;

import dev.interlock.contract.CertificateFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which certificate a fingerprint belongs to: SHA-256, or SHA-1, the only one that nginx knows. */
final class Fingerprints {
  private final Map<String, String> certificates = new ConcurrentHashMap<>();

  void add(String certificateId, CertificateFacts facts) {
    certificates.put(facts.fingerprint(), certificateId);
    certificates.put(sha1(facts.pem()), certificateId);
  }

  /** The id of the certificate; upper case and colons do not matter. */
  Optional<String> certificate(String fingerprint) {
    return Optional.ofNullable(
        certificates.get(fingerprint.replace(":", "").toLowerCase(Locale.ROOT)));
  }

  private static String sha1(String pem) {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The certificate of an event cannot be read", e);
    }
  }
}
