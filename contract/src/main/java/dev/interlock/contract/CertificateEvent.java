package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of a client certificate. No event carries key bytes: a key is named by its handle. */
public sealed interface CertificateEvent extends Event {

  /** The id of the certificate, six characters of {@code [0-9a-z]}. */
  String certificateId();

  @Override
  default String aggregateId() {
    return certificateId();
  }

  /** A certificate came to be, and its private key is in the vault. */
  sealed interface CertificateIntroduced extends CertificateEvent
      permits CertificateGenerated, CertificateImported {

    /** What its owner says of it. */
    @Nullable String description();

    /** Its tags. */
    Map<String, String> tags();

    /** The certificate. */
    CertificateFacts certificate();

    /** Those that signed it, the nearest first, the last self-signed; none when it is so itself. */
    List<CertificateFacts> authorities();

    /** Names its private key to the vault. */
    String keyHandle();
  }

  /** A key pair was generated, its certificate issued, and the private key put into the vault. */
  @WireName("certificate-generated")
  record CertificateGenerated(
      String certificateId,
      @Nullable String description,
      Map<String, String> tags,
      CertificateFacts certificate,
      String keyHandle,
      Instant at)
      implements CertificateIntroduced {
    @Override
    public List<CertificateFacts> authorities() {
      return List.of();
    }
  }

  /**
   * A key pair was made, the private key put into the vault, and another authority is to sign the
   * certificate. That one is introduced under the same id.
   *
   * @param subject distinguished name (RFC 2253)
   * @param request PKCS#10 (RFC 2986) in PEM, lines ended by a line feed
   */
  @WireName("certificate-requested")
  record CertificateRequested(
      String certificateId,
      @Nullable String description,
      Map<String, String> tags,
      String subject,
      String keyAlgorithm,
      String request,
      String keyHandle,
      Instant at)
      implements CertificateEvent {}

  /** Nobody waits for the certificate any more; its key is destroyed next. */
  @WireName("certificate-request-withdrawn")
  record CertificateRequestWithdrawn(String certificateId, Instant at)
      implements CertificateEvent {}

  /** A certificate that another authority signed was taken in, its private key in the vault. */
  @WireName("certificate-imported")
  record CertificateImported(
      String certificateId,
      @Nullable String description,
      Map<String, String> tags,
      CertificateFacts certificate,
      List<CertificateFacts> authorities,
      String keyHandle,
      Instant at)
      implements CertificateIntroduced {}

  /** The description was changed, or removed. */
  @WireName("certificate-described")
  record CertificateDescribed(String certificateId, @Nullable String description, Instant at)
      implements CertificateEvent {}

  /** These tags were set; others that it has stay. */
  @WireName("certificate-tagged")
  record CertificateTagged(String certificateId, Map<String, String> tags, Instant at)
      implements CertificateEvent {}

  /** The tags of these keys were removed. */
  @WireName("certificate-untagged")
  record CertificateUntagged(String certificateId, List<String> tagKeys, Instant at)
      implements CertificateEvent {}

  /** The certificate was deleted; its key is destroyed next. */
  @WireName("certificate-deleted")
  record CertificateDeleted(String certificateId, Instant at) implements CertificateEvent {}

  /** The vault destroyed the data key of the private key. */
  @WireName("private-key-destroyed")
  record PrivateKeyDestroyed(String certificateId, String keyHandle, Instant at)
      implements CertificateEvent {}
}
